import { pagesText } from '../../text/pages.ts'
import { useText } from '../../text/sentences.ts'
import { shareFiltersText } from '../../text/shareFilters.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ActiveFilters.module.css'
import { activeFilters, type ListState, type OnChange } from './listState.ts'
import { useChoiceWords } from './useFilterWords.ts'

/** The filters that narrow the list, each of which can be removed, and the way to be rid of all. */
export function ActiveFilters({
  list,
  onChange,
  onCleared,
}: {
  list: ListState
  onChange: OnChange
  onCleared: () => void
}) {
  const t = useText(shareFiltersText)
  const { clear } = useText(pagesText)
  const words = useChoiceWords()
  const active = activeFilters(list)
  return (
    <div className={styles.active}>
      {active.length > 0 && (
        <ul className={styles.chips} aria-label={t.active}>
          {active.map((name) => {
            const value = words(name, list[name])
            return (
              <li key={name} className={styles.chip}>
                <span>
                  <i>{t.name[name]}</i> {value}
                </span>
                <button
                  type="button"
                  aria-label={t.remove(t.name[name], value)}
                  onClick={({ currentTarget }) => {
                    leaveTo(currentTarget)
                    onChange({ [name]: '' })
                  }}
                >
                  <Icon name="close" />
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <Button kind="plain" onClick={onCleared}>
        {clear}
      </Button>
    </div>
  )
}

/** A chip goes away with its button: the focus goes to the next one, else to the button that clears what is left. */
function leaveTo(button: HTMLButtonElement) {
  const chip = button.closest('li')
  const next = chip?.nextElementSibling ?? chip?.previousElementSibling
  const around = button.closest('ul')?.parentElement
  const target = next?.querySelector('button') ?? around?.lastElementChild
  if (target instanceof HTMLElement) target.focus()
}
