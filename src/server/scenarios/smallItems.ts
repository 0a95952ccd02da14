import type { AppId } from '../../domain/accounts/appId.ts'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import {
  authFunctionName,
  type CloudFunction,
  type DatabaseRecord,
  type Item,
  type ItemContent,
  type JsonObject,
} from '../../domain/items/item.ts'
import { itemWith } from '../../domain/items/itemContent.ts'

const chayu = 'wx1234567890abcdef'
const shop = 'wxe0e2656d74f0bff3'
const member = 'wx8f3c2b1a09d4e765'
const coffee = 'wx2b7e151628aed2a6'

const placedAt = '2026-03-09T03:30:00.000Z'
const openToAll = '{ "invoke": true }'
const ownOnly = '{ "read": "doc._openid == auth.openid", "write": "doc._openid == auth.openid" }'

/** The guide's example, deployed: an environment that lets callers in. */
export function authFunction(environmentId: string, owner: AppId): CloudFunction {
  const placed = {
    id: `${environmentId}-auth`,
    environmentId,
    name: authFunctionName,
    version: 1,
    updatedAt: placedAt,
    updatedBy: owner,
  }
  return { ...placed, resource: 'functions', code: authFunctionSample, rule: openToAll }
}

const hello = `const cloud = require('wx-server-sdk')
cloud.init({
  env: cloud.DYNAMIC_CURRENT_ENV
})

// 原样返回收到的参数,以及是谁在调用
exports.main = async (event, context) => {
  const wxContext = cloud.getWXContext()
  return {
    event,
    fromAppid: wxContext.FROM_APPID || wxContext.APPID,
    fromOpenid: wxContext.FROM_OPENID || wxContext.OPENID,
  }
}
`

const getOrders = `const cloud = require('wx-server-sdk')
cloud.init({
  env: cloud.DYNAMIC_CURRENT_ENV
})

const db = cloud.database()

// 按状态查询订单,不传状态时返回全部
exports.main = async (event, context) => {
  const orders = db.collection('orders')
  const { data } = event.status ? await orders.where({ status: event.status }).get() : await orders.get()
  return { total: data.length, orders: data }
}
`

const addPoints = `const cloud = require('wx-server-sdk')
cloud.init({
  env: cloud.DYNAMIC_CURRENT_ENV
})

const db = cloud.database()

// 给会员加积分: { id, points }
exports.main = async (event, context) => {
  const points = Number(event.points)
  if (!Number.isInteger(points) || points <= 0) {
    return { errCode: 40001, errMsg: '积分必须是正整数' }
  }
  const member = await db.collection('members').doc(event.id).get()
  await db.collection('members').doc(event.id).update({ data: { points: member.data.points + points } })
  return { errCode: 0, points: member.data.points + points }
}
`

const getMenu = `// 今日菜单
exports.main = async () => ({
  date: '2026-11-20',
  teas: ['茉莉雪芽', '桂花乌龙', '荔枝红茶'],
})
`

const page = `<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8">
  <title>茶语小筑</title>
  <h1>茶语小筑</h1>
  <p>门店活动：第二杯半价。</p>
</html>
`

const inTest = inEnvironment('test-f96b31', chayu)
const inProd = inEnvironment('prod-4gl1pvzp25d960df', chayu)
const inCloud = inEnvironment('cloud1-8guv4660c1c70c65', chayu)
const inMember = inEnvironment('member-6gni9ity244a6ea3', member)
const inShop = inEnvironment('shop-2gk4cw1b9f0e7d53', shop)

/** What lies in the environments of the small demo world, and of the rich one too. `cloud1` and `shop` have no `cloudbase_auth`. */
export const smallItems: readonly Item[] = [
  authFunction('test-f96b31', chayu),
  inTest('getOrders', { resource: 'functions', code: getOrders, rule: '{ "invoke": "auth != null" }' }),
  inTest('hello', { resource: 'functions', code: hello, rule: openToAll }),
  inTest('orders', { resource: 'database', rule: '{ "read": true, "write": "doc._openid == auth.openid" }' }),
  inTest('members', { resource: 'database', rule: ownOnly }),
  inTest('menu/autumn.json', { resource: 'storage', content: '{ "teas": ["桂花乌龙", "蜜桃白茶"] }\n' }),
  inTest('receipts/20261118-0001.txt', { resource: 'storage', content: '茉莉雪芽 × 2\n合计 36.00 元\n' }),
  inTest('readme.txt', { resource: 'storage', content: '测试环境的示例文件。\n' }),
  inTest('coupon', { resource: 'run', image: 'ccr.ccs.tencentyun.com/chayu/coupon:1.4.2', port: 8080 }),
  inTest('index.html', { resource: 'hosting', content: page }),

  authFunction('prod-4gl1pvzp25d960df', chayu),
  inProd('getOrders', { resource: 'functions', code: getOrders, rule: '{ "invoke": "auth.custom.x == 1" }' }),
  inProd('orders', { resource: 'database', rule: '{ "read": "auth.custom.x == 1", "write": false }' }),
  inProd('menu/current.json', { resource: 'storage', content: '{ "teas": ["茉莉雪芽", "荔枝红茶"] }\n' }),

  inCloud('getMenu', { resource: 'functions', code: getMenu, rule: openToAll }),
  inCloud('feedback', { resource: 'database', rule: '{ "read": false, "create": "auth != null" }' }),

  authFunction('member-6gni9ity244a6ea3', member),
  inMember('addPoints', { resource: 'functions', code: addPoints, rule: '{ "invoke": "auth != null" }' }),
  inMember('hello', { resource: 'functions', code: hello, rule: openToAll }),
  inMember('members', { resource: 'database', rule: ownOnly }),
  inMember('levels', { resource: 'database', rule: '{ "read": true, "write": false }' }),
  inMember('cards/gold.txt', { resource: 'storage', content: '金卡会员：全场九折。\n' }),
  inMember('points', { resource: 'run', image: 'ccr.ccs.tencentyun.com/chayu/points:2.0.1', port: 3000 }),
  inMember('rules/index.html', { resource: 'hosting', content: page.replaceAll('茶语小筑', '茶语会员') }),

  inShop('catalogue', { resource: 'database', rule: '{ "read": true, "write": false }' }),

  authFunction('roast-7g1m0x3d5b8c2e94', coffee),
]

const recordInTest = recordIn('test-f96b31')
const recordInProd = recordIn('prod-4gl1pvzp25d960df')
const recordInMember = recordIn('member-6gni9ity244a6ea3')

/** Open ids are invented, like everything here. */
const ayu = 'oAyu5wXq3fT7kL0pV2nB8mC1dE4r'
const xiaohe = 'oXiaoHe9sJ2hG6vN1bR4tY7uK0wZ'

export const smallRecords: readonly DatabaseRecord[] = [
  recordInTest(
    'orders',
    'order-20261116-01',
    { store: '南山店', tea: '茉莉雪芽', cups: 2, status: 'paid', total: 36 },
    ayu,
  ),
  recordInTest(
    'orders',
    'order-20261117-03',
    { store: '福田店', tea: '桂花乌龙', cups: 1, status: 'making', total: 19 },
    xiaohe,
  ),
  recordInTest(
    'orders',
    'order-20261118-01',
    { store: '南山店', tea: '荔枝红茶', cups: 3, status: 'done', total: 54, remarks: ['少冰', '半糖'] },
    ayu,
  ),
  recordInTest('members', 'member-ayu', { nickname: '阿玉', level: 'gold', points: 1280 }, ayu),
  recordInTest('members', 'member-xiaohe', { nickname: '小荷', level: 'silver', points: 340 }, xiaohe),

  recordInProd('orders', 'order-90017', { store: '南山店', tea: '茉莉雪芽', cups: 1, status: 'done', total: 18 }, ayu),
  recordInProd('orders', 'order-90018', { store: '前海店', tea: '蜜桃白茶', cups: 2, status: 'paid', total: 42 }),

  recordIn('cloud1-8guv4660c1c70c65')('feedback', 'feedback-1', { stars: 5, text: '桂花乌龙很香' }, xiaohe),

  recordInMember('members', 'member-ayu', { nickname: '阿玉', level: 'gold', points: 1280 }, ayu),
  recordInMember('members', 'member-xiaohe', { nickname: '小荷', level: 'silver', points: 340 }, xiaohe),
  recordInMember('levels', 'gold', { name: '金卡', from: 1000, discount: 0.9 }),
  recordInMember('levels', 'silver', { name: '银卡', from: 300, discount: 0.95 }),

  recordIn('shop-2gk4cw1b9f0e7d53')('catalogue', 'jasmine-50g', { name: '茉莉雪芽 50 克', price: 68, stock: 24 }),
]

function inEnvironment(environmentId: string, owner: AppId) {
  return (name: string, content: ItemContent): Item => {
    const id = `${environmentId}-${content.resource}-${name.replaceAll(/[^\w-]/g, '-')}`
    return itemWith({ id, environmentId, name, version: 1, updatedAt: placedAt, updatedBy: owner }, content)
  }
}

function recordIn(environmentId: string) {
  return (collection: string, id: string, data: JsonObject, openId: string | null = null): DatabaseRecord => ({
    environmentId,
    collection,
    id,
    data,
    openId,
    version: 1,
    updatedAt: placedAt,
  })
}
