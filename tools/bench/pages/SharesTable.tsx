import { useEffect, useState } from 'react'
import type { ShareView } from '../../../src/contract/share.ts'

const kinds = {
  'mini-program': '小程序',
  'official-account': '公众号',
  'mini-game': '小游戏',
  'mobile-app': '移动应用',
}
const moment = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** The console's list with its texts and nothing else: the least that React can do about it. */
export function SharesTable({ address }: { address: string }) {
  const [shares, setShares] = useState<ShareView[]>([])
  const [isNewestFirst, setNewestFirst] = useState(true)
  useEffect(() => {
    void load(address, isNewestFirst).then(setShares)
  }, [address, isNewestFirst])
  return (
    <table>
      <thead>
        <tr>
          <th>被共享方</th>
          <th>共享的环境与权限</th>
          <th>
            <button type="button" onClick={() => setNewestFirst(!isNewestFirst)}>
              共享时间 {isNewestFirst ? '↓' : '↑'}
            </button>
          </th>
          <th>操作</th>
        </tr>
      </thead>
      <tbody>
        {shares.map((share) => (
          <Row key={share.id} share={share} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ share: { id, grantee, grants, createdAt } }: { share: ShareView }) {
  return (
    <tr>
      <td>
        {grantee.name} {grantee.appId} {kinds[grantee.kind]}
      </td>
      <td>
        {grants.map(({ environment, permissions }) => (
          <p key={environment.id}>
            {environment.id} {permissions.every((key) => key.endsWith('.view')) ? '只读' : '全部权限'}
          </p>
        ))}
      </td>
      <td>{moment.format(new Date(createdAt))}</td>
      <td>
        <a href={`/sharing/given/${id}/configure`}>配置环境</a> <a href={`/sharing/given/${id}/revoke`}>解除</a>
      </td>
    </tr>
  )
}

async function load(address: string, isNewestFirst: boolean): Promise<ShareView[]> {
  const response = await fetch(address)
  const { items } = (await response.json()) as { items: ShareView[] }
  return isNewestFirst ? items : items.toReversed()
}
