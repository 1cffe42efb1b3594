// Sets the measures of a face (control size, reading size) on the document, where popups inherit them as well.
import { useLayoutEffect } from 'react'

export function useFace(face: 'desk' | 'portal') {
  useLayoutEffect(() => {
    document.documentElement.dataset.face = face
  }, [face])
}
