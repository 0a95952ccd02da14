import type { AppId } from './appId.ts'

/** The legal person that accounts belong to (主体). Sharing stays inside one entity. */
export interface Entity {
  id: string
  name: string
}

/** 小程序 / 公众号 / 小游戏 / 移动应用. */
export const accountKinds = ['mini-program', 'official-account', 'mini-game', 'mobile-app'] as const
export type AccountKind = (typeof accountKinds)[number]

export const cloudStates = ['opened', 'not-opened'] as const
type CloudState = (typeof cloudStates)[number]

/** An account that can share or be shared with. */
export interface Account {
  appId: AppId
  name: string
  kind: AccountKind
  entityId: string
  status: 'normal' | 'frozen'
  /** Whether the account itself has opened cloud development (rule 7). */
  cloud: CloudState
}
