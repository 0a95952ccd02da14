import { useId } from 'react'
import { preferencesText } from '../text/preferences.ts'
import { languages, useText, type Language } from '../text/sentences.ts'
import { themes, type Theme } from './preferences.ts'
import styles from './Popover.module.css'

/** What the user chooses for all pages. */
export interface Choices {
  language: Language
  theme: Theme
  onLanguage: (language: Language) => void
  onTheme: (theme: Theme) => void
}

/** Each language calls itself by its own name. */
const names = { 'zh-CN': '中文', en: 'English' }

/** Chooses language and theme; both show at once. */
export function PreferencesPanel({ language, theme, onLanguage, onTheme }: Choices) {
  const t = useText(preferencesText)
  return (
    <div className={styles.stack}>
      <RadioGroup
        label={t.language}
        value={language}
        choices={languages}
        nameOf={(it) => names[it]}
        onChosen={onLanguage}
      />
      <RadioGroup label={t.theme} value={theme} choices={themes} nameOf={(it) => t.themes[it]} onChosen={onTheme} />
    </div>
  )
}

/** The platform's own radios: arrow keys choose, Tab goes on to the next group. */
function RadioGroup<Value extends string>({
  label,
  value,
  choices,
  nameOf,
  onChosen,
}: {
  label: string
  value: Value
  choices: readonly Value[]
  nameOf: (choice: Value) => string
  onChosen: (choice: Value) => void
}) {
  const id = useId()
  return (
    <fieldset role="radiogroup" aria-labelledby={id}>
      <legend id={id} className={styles.soft}>
        {label}
      </legend>
      {choices.map((choice) => (
        <label key={choice} className={styles.radio}>
          <input type="radio" name={id} checked={choice === value} onChange={() => onChosen(choice)} />
          {nameOf(choice)}
        </label>
      ))}
    </fieldset>
  )
}
