import { Combobox as Primitive } from '@base-ui/react/combobox'
import { useId, useLayoutEffect, useRef, useState, type Ref, type RefObject } from 'react'
import styles from './Combobox.module.css'
import fieldStyles from './Field.module.css'
import { Icon } from './Icon.tsx'

export interface ComboboxOption {
  value: string
  /** Why it cannot be chosen, or whatever helps to choose; read with the option. */
  note?: string
  disabled?: boolean
}

export interface ComboboxProps {
  label: string
  placeholder: string
  emptyText: string
  openLabel: string
  options: readonly ComboboxOption[]
  value: string
  onChosen: (value: string) => void
  error?: string | undefined
  hint?: string | undefined
  inputRef?: Ref<HTMLInputElement>
  disabled?: boolean
}

/** A text field that chooses one of many by typing a part of it. */
export function Combobox({
  label,
  placeholder,
  emptyText,
  openLabel,
  options,
  value,
  onChosen,
  error,
  hint,
  inputRef,
  disabled = false,
}: ComboboxProps) {
  const id = useId()
  const field = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  useReadableSurroundings(field, isOpen)
  const byValue = new Map(options.map((option) => [option.value, option]))
  return (
    <div className={fieldStyles.field} ref={field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <Primitive.Root
        items={options.map((option) => option.value)}
        value={value === '' ? null : value}
        onValueChange={(chosen) => (chosen ?? '') !== value && onChosen(chosen ?? '')}
        onOpenChange={setOpen}
        disabled={disabled}
        autoHighlight
      >
        <div className={styles.group}>
          <Primitive.Input
            id={id}
            ref={inputRef}
            className={fieldStyles.input}
            placeholder={placeholder}
            // With its list closed, Esc belongs to the dialog around it: the field would be emptied.
            onKeyDown={(event) => {
              if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') !== 'true')
                event.preventBaseUIHandler()
            }}
            aria-invalid={error ? true : undefined}
            aria-describedby={error || hint ? `${id}-note` : undefined}
          />
          <Primitive.Trigger className={styles.trigger} aria-label={openLabel}>
            <Icon name="down" />
          </Primitive.Trigger>
        </div>
        {/* Inside its dialog or page, where it belongs; fixed, so that nothing that scrolls cuts it off. */}
        <Primitive.Portal container={field}>
          <Primitive.Positioner className={styles.positioner} positionMethod="fixed" sideOffset={4}>
            <Primitive.Popup className={styles.popup}>
              <Primitive.Empty className={styles.empty}>{emptyText}</Primitive.Empty>
              <Primitive.List aria-label={label}>
                {(item: string) => (
                  <Primitive.Item
                    key={item}
                    value={item}
                    className={styles.item}
                    disabled={byValue.get(item)?.disabled ?? false}
                  >
                    {item}
                    {byValue.get(item)?.note && <span className={styles.note}>{byValue.get(item)?.note}</span>}
                  </Primitive.Item>
                )}
              </Primitive.List>
            </Primitive.Popup>
          </Primitive.Positioner>
        </Primitive.Portal>
      </Primitive.Root>
      {(error || hint) && (
        <p
          id={`${id}-note`}
          className={error ? fieldStyles.error : fieldStyles.hint}
          role={error ? 'alert' : undefined}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

/**
 * While a list is open, Base UI hides from screen readers what lies around it, which can still be seen and tabbed to
 * (https://github.com/mui/base-ui/issues/5528). It spares live regions: until the list is closed, the dialog or page
 * around it is one that announces nothing.
 */
function useReadableSurroundings(field: RefObject<HTMLElement | null>, isOpen: boolean) {
  useLayoutEffect(() => {
    const surroundings = isOpen ? field.current?.closest('[role=dialog], [role=alertdialog], body > *') : undefined
    surroundings?.setAttribute('aria-live', 'off')
    return () => surroundings?.removeAttribute('aria-live')
  }, [field, isOpen])
}
