import styles from './Icon.module.css'

const shapes = {
  copy: 'M8 8V5a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-3M5 8h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Z',
  bell: 'M6 16V10a6 6 0 1 1 12 0v6l1.5 2h-15L6 16Zm4 4.5a2.2 2.2 0 0 0 4 0',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  up: 'm6 15 6-6 6 6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  share:
    'M7 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM17 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM17 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9.2 10.8 14.8 7.2M9.2 13.2l5.6 3.6',
  extensions: 'M4 4h7v7H4V4Zm9 0h7v7h-7V4ZM4 13h7v7H4v-7Zm12.5 0v7M13 16.5h7',
  layers: 'm12 4 9 5-9 5-9-5 9-5ZM3 14l9 5 9-5',
  play: 'M8 5v14l11-7L8 5Z',
  history: 'M4 5v5h5M4.6 10a8 8 0 1 1-.5 4M12 8v4.5l3 2',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  settings: 'M4 7.5h9m4 0h3M4 16.5h3m4 0h9M15 5v5M9 14v5',
  guide: 'M12 7a3 3 0 0 0-3-3H3v14h6.5a2.5 2.5 0 0 1 2.5 2.5M12 7a3 3 0 0 1 3-3h6v14h-6.5a2.5 2.5 0 0 0-2.5 2.5V7Z',
  cloud: 'M7 18a4 4 0 0 1-.5-8A5.5 5.5 0 0 1 17 9.5a4.2 4.2 0 0 1 .5 8.5H7Z',
} as const

export type IconName = keyof typeof shapes

/** A decorative line drawing in the size and colour of its text. How it is drawn is the style sheet's: lists have many. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}
