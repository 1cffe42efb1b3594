// The face of set-up.
export { loadPreset, type Preset, type Size, sizes } from './preset.ts'
export { createSetup, foundWorkspace, isSetUp, type NewWorkspace, type PresetPart, setupToken } from './set-up.ts'
