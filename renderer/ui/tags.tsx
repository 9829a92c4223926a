import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import {
  Button as AriaButton,
  TextField as AriaTextField,
  Group,
  Input,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components'
import { useWords } from '../app/words.ts'
import { commonState, FieldFoot, FieldLabel, type FieldProps } from './fields.tsx'
import { Icon } from './icon.tsx'

export interface TagFieldProps extends FieldProps {
  value: readonly string[]
  onChange: (value: string[]) => void
  placeholder?: string | undefined
  /** Longest tag, in UTF-16 units. */
  maxLength?: number | undefined
  /** How many tags at most. */
  limit?: number | undefined
}

/**
 * Several short words. Enter or a comma adds one; Backspace in the empty input removes the last; arrows walk the tags
 * and Delete removes the one in focus. A tag stands once.
 */
export function TagField(props: TagFieldProps) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const fixed = props.isReadOnly || props.isDisabled

  const add = (text: string) => {
    const added = text
      .split(/[,;\n]/)
      .map(part => part.normalize('NFC').replace(/\s+/g, ' ').trim())
      .filter(part => part !== '')
    const next = [...new Set([...props.value, ...added])].slice(0, props.limit ?? 50)
    if (next.length !== props.value.length) props.onChange(next)
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method that still composes owns Enter and Backspace.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault()
      add(typed)
    }
    if (event.key === 'Backspace' && typed === '' && props.value.length > 0) {
      props.onChange(props.value.slice(0, -1))
    }
  }

  return (
    <AriaTextField
      {...commonState(props)}
      value={typed}
      onChange={text => (/[,;\n]/.test(text) ? add(text) : setTyped(text))}
      onBlur={() => typed.trim() !== '' && add(typed)}
    >
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <Group className="ui-input-group ui-tags">
        {props.value.length > 0 && (
          <TagGroup
            aria-label={props.label}
            {...(fixed
              ? {}
              : {
                  onRemove: (keys: Set<unknown>) => props.onChange(props.value.filter(tag => !keys.has(tag))),
                })}
          >
            <TagList className="ui-tag-list">
              {props.value.map(tag => (
                <Tag key={tag} id={tag} textValue={tag} className="ui-tag">
                  <span className="ui-tag-words">{tag}</span>
                  {!fixed && (
                    <AriaButton slot="remove" className="ui-tag-remove" aria-label={words.ui.removeTag(tag)}>
                      <Icon of={X} size={14} />
                    </AriaButton>
                  )}
                </Tag>
              ))}
            </TagList>
          </TagGroup>
        )}
        <Input
          className="ui-input"
          onKeyDown={onKeyDown}
          spellCheck={false}
          autoComplete="off"
          maxLength={props.maxLength ?? 100}
          placeholder={props.value.length === 0 ? (props.placeholder ?? words.ui.addTag) : ''}
        />
      </Group>
      <FieldFoot description={props.description} error={props.error} />
    </AriaTextField>
  )
}
