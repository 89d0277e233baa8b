import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ReportForm } from './ReportForm.tsx'
import { useEquipment } from './use-equipment.ts'

/** Says what is wrong or what one needs: about a piece of equipment (`?asset=`), or beginning with a sentence (`?title=`). */
export function ReportPage() {
  const [search] = useRouteSearch<{ asset?: string; title?: string }>()
  const { equipment, isLoading } = useEquipment()
  // Whether there is a thing to be about decides what the page asks.
  if (isLoading) return <Skeleton lines={5} />
  return <ReportForm key={`${search.asset}-${search.title}`} {...search} equipment={equipment} />
}
