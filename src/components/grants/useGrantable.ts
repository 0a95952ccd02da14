import { useQuery } from '@tanstack/react-query'
import { configurationQuery } from '../../api/configuration.ts'
import { ownEnvironmentsQuery } from '../../api/environments.ts'

/** What the acting account can grant, once it is known. */
export function useGrantable() {
  const configuration = useQuery(configurationQuery)
  const environments = useQuery(ownEnvironmentsQuery)
  const queries = [configuration, environments]
  if (!configuration.data || !environments.data) return { queries }
  const { catalogue, limits } = configuration.data
  return { queries, grantable: { environments: environments.data.items, catalogue, max: limits.environmentsPerShare } }
}
