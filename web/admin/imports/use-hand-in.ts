// Handing a file in: up to 500 MB, with how far it is. What the server refuses is said before anything travels.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newKey } from '../../app/api.ts'
import { upload } from '../../app/upload.ts'

const largest = 500 * 1024 * 1024

export function useHandIn() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [part, setPart] = useState(0)
  const sending = useMutation({
    mutationFn: (file: File) => {
      if (file.size > largest)
        throw new Error('The file has more than 500 MB. Split it and bring the parts one by one.')
      setPart(0)
      return upload('imports.upload', {}, file, { onProgress: setPart, idempotencyKey: newKey() })
    },
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['imports.list'] })
      void navigate({ to: '/admin/import/$id', params: { id } })
    },
  })
  return { send: sending.mutate, sending: sending.isPending, part, error: sending.error, name: sending.variables?.name }
}
