// The face of set-up.
export { type Preset, type Size, loadPreset, sizes } from './preset.ts'
export { type NewWorkspace, type PresetPart, createSetup, foundWorkspace, isSetUp, setupToken } from './set-up.ts'
