import { displayName } from './displayName.ts'
import { sentences } from './sentences.ts'

/** Where in a typed text something stands, and what it is. */
interface At {
  line: number
  column: number
  what: string
}

/** The records of a collection. */
export const recordsText = sentences({
  'zh-CN': {
    title: (collection: string) => `集合 ${collection}`,
    missing: '集合',
    intro: (environmentId: string) => `${environmentId} 中的记录，最新的在前。`,
    back: '返回数据库',
    table: (collection: string) => `“${collection}”的记录`,
    add: '添加记录',
    empty: '暂无记录',
    emptyBody: '添加一条记录，或由程序写入。',
    emptyToLook: '有记录后会显示在这里。',
    id: '记录 ID',
    data: '数据',
    openId: '创建者 OpenID',
    noOpenId: '控制台或云函数',
    updated: '更新',
    actions: '操作',
    edit: '编辑',
    look: '查看',
    remove: '移除',
    searchPlaceholder: '搜索记录 ID、OpenID 或数据',
    noMatch: '没有符合条件的记录',
    count: (total: number) => `共 ${total} 条记录`,
    recordTitle: (id: string) => `记录 ${id}`,
    idHint: '留空时自动生成；字母、数字、“_”和“-”，最多 64 位',
    dataHint: 'JSON 对象，如 {"name": "茉莉雪芽", "price": 18}',
    json: {
      fault: ({ line, column }: At) => `JSON 在第 ${line} 行第 ${column} 列有误`,
      unfinished: ({ line, column }: At) => `JSON 不完整，在第 ${line} 行第 ${column} 列中断`,
      'too-deep': ({ line, column, what }: At) => `第 ${line} 行第 ${column} 列嵌套过深，最多 ${what} 层`,
      'name-repeated': ({ line, column, what }: At) =>
        `第 ${line} 行第 ${column} 列的字段“${displayName(what, '')}”重复，请只保留一个`,
      'name-reserved': ({ line, column, what }: At) => `第 ${line} 行第 ${column} 列的字段名“${what}”不可用，请改名`,
      'number-inexact': ({ line, column, what }: At) =>
        `第 ${line} 行第 ${column} 列的数字 ${displayName(what, '')} 无法精确保存，请改为字符串`,
    },
    notAnObject: '数据应为一个 JSON 对象，如 {"name": "茉莉雪芽"}',
    added: (id: string) => `已添加记录 ${id}`,
    saved: (id: string) => `已保存记录 ${id}`,
    removed: (id: string) => `已移除记录 ${id}`,
    submitAdd: '添加',
    submitEdit: '保存',
    removeTitle: '移除记录',
    removeOf: (id: string, collection: string) => `将从集合“${collection}”中移除记录 ${id}：`,
    removing: '移除中…',
    forGood: '移除后无法恢复。',
    changedMeanwhile: '内容已在别处修改，以上为最新内容，请核对后再移除。',
  },
  en: {
    title: (collection) => `Collection ${collection}`,
    missing: 'Collection',
    intro: (environmentId) => `The records in ${environmentId}, newest first.`,
    back: 'Back to Database',
    table: (collection) => `Records of ${collection}`,
    add: 'Add record',
    empty: 'No records yet',
    emptyBody: 'Add a record, or let a program write one.',
    emptyToLook: 'Records appear here once added.',
    id: 'Record ID',
    data: 'Data',
    openId: 'OpenID of the creator',
    noOpenId: 'console or function',
    updated: 'Updated',
    actions: 'Actions',
    edit: 'Edit',
    look: 'View',
    remove: 'Remove',
    searchPlaceholder: 'Search record ID, OpenID or data',
    noMatch: 'No records match',
    count: (total) => `${total} ${total === 1 ? 'record' : 'records'}`,
    recordTitle: (id) => `Record ${id}`,
    idHint: 'Generated when left empty; letters, digits, "_" and "-", at most 64',
    dataHint: 'A JSON object, like {"name": "Jasmine", "price": 18}',
    json: {
      fault: ({ line, column }) => `Invalid JSON at line ${line}, column ${column}`,
      unfinished: ({ line, column }) => `The JSON is incomplete at line ${line}, column ${column}`,
      'too-deep': ({ line, column, what }) =>
        `Nested too deep at line ${line}, column ${column}: at most ${what} levels`,
      'name-repeated': ({ line, column, what }) =>
        `The field "${displayName(what, '')}" at line ${line}, column ${column} is there twice; keep one`,
      'name-reserved': ({ line, column, what }) =>
        `The field name "${what}" at line ${line}, column ${column} cannot be used; choose another`,
      'number-inexact': ({ line, column, what }) =>
        `The number ${displayName(what, '')} at line ${line}, column ${column} cannot be kept exactly; write it as a string`,
    },
    notAnObject: 'The data must be a JSON object, like {"name": "Jasmine"}',
    added: (id) => `Added record ${id}`,
    saved: (id) => `Saved record ${id}`,
    removed: (id) => `Removed record ${id}`,
    submitAdd: 'Add',
    submitEdit: 'Save',
    removeTitle: 'Remove record',
    removeOf: (id, collection) => `Record ${id} will be removed from the collection ${collection}:`,
    removing: 'Removing…',
    forGood: 'This cannot be undone.',
    changedMeanwhile: 'It was changed elsewhere; the latest is shown above. Check it before you remove it.',
  },
})
