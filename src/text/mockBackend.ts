import { sentences } from './sentences.ts'

/** The panel of the mock backend. */
export const mockBackendText = sentences({
  'zh-CN': {
    simulatedBody: '数据由浏览器中的模拟后端提供，仅保存在本机，未加密，与微信无关。',
    scenario: '场景',
    switch: '切换',
    scenarioNames: {
      demo: '茶语',
      small: '茶语（精简）',
      empty: '已开通、无共享',
      'not-activated': '未开通',
      many: '大量共享',
      hundred: '一百条共享',
      huge: '十万条共享',
      carried: '自定义场景',
    } as Record<string, string>,
    transport: { 'service-worker': '通过 Service Worker 应答', 'in-page': '在页面内应答（in-page）' },
    reset: '重置',
    resetDone: '场景已恢复到初始状态',
  },
  en: {
    simulatedBody:
      'A mock backend in this browser provides the data. It is kept on this device, unencrypted, and has nothing to do with WeChat.',
    scenario: 'Scenario',
    switch: 'Switch',
    scenarioNames: {
      demo: 'Chayu',
      small: 'Chayu, small',
      empty: 'Activated, nothing shared',
      'not-activated': 'Not activated',
      many: 'Many shares',
      hundred: 'A hundred shares',
      huge: 'A hundred thousand shares',
      carried: 'Custom scenario',
    },
    transport: { 'service-worker': 'Answered by the service worker', 'in-page': 'Answered in the page (in-page)' },
    reset: 'Reset',
    resetDone: 'The scenario is back to its initial state',
  },
})
