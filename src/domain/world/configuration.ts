import type { Catalogue } from '../sharing/permission.ts'

/** What the backend decides and the screens only show. None of these numbers is WeChat's (rule 13). */
export interface Configuration {
  catalogue: Catalogue
  limits: {
    sharesPerAccount: number
    environmentsPerShare: number
    lookUpsPerMinute: number
    /** Of one kind of resource in one environment. */
    itemsPerKind: number
    recordsPerCollection: number
    /** The size of one item's or record's content, in units of 1024 bytes. */
    itemKilobytes: number
  }
}
