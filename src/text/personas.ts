import { sentences } from './sentences.ts'

/** The accounts to act as. */
export const personasText = sentences({
  'zh-CN': {
    acting: '当前账号',
    placeholder: '名称、AppID 或主体',
    count: (total: number) => `共 ${total} 个账号`,
    none: '没有符合条件的账号',
  },
  en: {
    acting: 'Acting account',
    placeholder: 'Name, AppID or entity',
    count: (total) => `${total} ${total === 1 ? 'account' : 'accounts'}`,
    none: 'No account matches',
  },
})
