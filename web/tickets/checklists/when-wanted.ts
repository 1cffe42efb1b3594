/** What can be set and is not: under the pointer or the focus; under fingers, while the row is being edited, since room is short. */
export const whenWanted =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 coarse:hidden coarse:group-focus-within:inline-flex'
