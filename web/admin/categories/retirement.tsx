// On the page of a category: retire it, or since when and by whom it is, and the way back.
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { FormSection } from '../admin-page.tsx'
import type { Category } from './category-values.ts'
import { RetireDialog } from './retire-dialog.tsx'
import { useTurn } from './use-turn.ts'

interface RetirementProps {
  category: Category
  all: readonly Category[]
  locked: string | null
}

export function Retirement({ category, all, locked }: RetirementProps) {
  const [asking, setAsking] = useState(false)
  const turning = useTurn()
  const { active } = category
  return (
    <FormSection
      title={active ? 'Retire this category' : 'This category is retired'}
      text={
        active
          ? 'Nothing new is put into it, or into what is below it. Tickets keep it, filters find it, and it can be brought back.'
          : since(category)
      }
    >
      {turning.isError && <ErrorNotice error={turning.error} inline />}
      <Button
        className="self-start"
        busy={turning.isPending}
        disabledReason={locked ?? keptRetired(category)}
        onClick={() => (active ? setAsking(true) : turning.mutate({ category, active: true }))}
      >
        {active ? 'Retire category' : 'Bring back'}
      </Button>
      {asking && <RetireDialog category={category} all={all} onClose={() => setAsking(false)} />}
    </FormSection>
  )
}

function since({ retired }: Category) {
  if (!retired) return 'Its tickets keep it, and nothing new is put into it.'
  return (
    <>
      Since <AbsoluteTime at={retired.at} />
      {retired.by && (
        <>
          , by <bdi>{retired.by.name}</bdi>
        </>
      )}
      {retired.with && (
        <>
          , with <bdi>{retired.with.name}</bdi> above it
        </>
      )}
      . Its tickets keep it, and nothing new is put into it.
    </>
  )
}

/** Why it cannot come back by itself, or null. */
export const keptRetired = ({ retired }: Pick<Category, 'retired'>) =>
  retired?.with ? `It is retired with ${retired.with.name}: bring that back, or move this out of it.` : null
