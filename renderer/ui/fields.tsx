import { Eye, EyeOff, Minus, Plus } from 'lucide-react'
import { type ReactNode, type Ref, useState } from 'react'
import {
  Button as AriaButton,
  NumberField as AriaNumberField,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  FieldError,
  Group,
  Input,
  Label,
  Text,
} from 'react-aria-components'
import { useWords } from '../app/words.ts'
import { classes, IconButton } from './buttons.tsx'
import { cleanPaste } from './clean-paste.ts'
import { Icon } from './icon.tsx'

/** What every field has: a label, a line that explains, a line that says what is wrong. */
export interface FieldProps {
  label: string
  /** Keeps the label for screen readers only; for fields whose place says what they are. */
  labelHidden?: boolean | undefined
  description?: ReactNode
  /** What is wrong and what to do; empty or absent when nothing is. */
  error?: string | null | undefined
  isRequired?: boolean | undefined
  isDisabled?: boolean | undefined
  isReadOnly?: boolean | undefined
  className?: string | undefined
}

/** Label of a field, with the mark of a required one. For use inside a React Aria field. */
export function FieldLabel({
  children,
  hidden = false,
  isRequired = false,
}: {
  children: ReactNode
  hidden?: boolean | undefined
  isRequired?: boolean | undefined
}) {
  return (
    <Label className={classes('ui-label', hidden && 'ui-hidden')}>
      {children}
      {isRequired && (
        <span className="ui-required" aria-hidden>
          {' *'}
        </span>
      )}
    </Label>
  )
}

/** Description and error of a field. For use inside a React Aria field. */
export function FieldFoot({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {description && (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <FieldError className="ui-error">{error}</FieldError>
    </>
  )
}

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  maxLength?: number | undefined
  type?: 'text' | 'search' | 'url' | undefined
  name?: string | undefined
  autoComplete?: string | undefined
  /** Text of another language inside the window. */
  lang?: string | undefined
  ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  return (
    <AriaTextField {...textFieldState(props)} type={props.type ?? 'text'}>
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <Input
        className="ui-input"
        onPaste={cleanPaste(true)}
        {...inputState(props)}
        {...(props.ref ? { ref: props.ref } : {})}
      />
      <FieldFoot description={props.description} error={props.error} />
    </AriaTextField>
  )
}

export interface TextAreaProps extends Omit<TextFieldProps, 'type' | 'ref'> {
  /** Lines shown when empty; it grows with its text. */
  rows?: number | undefined
  /** Whether its text is one line, however wide; what is pasted becomes one. */
  oneLine?: boolean | undefined
  ref?: Ref<HTMLTextAreaElement>
}

/** Text of several lines; grows with what is written. */
export function TextArea(props: TextAreaProps) {
  return (
    <AriaTextField {...textFieldState(props)}>
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <AriaTextArea
        className="ui-input ui-textarea"
        rows={props.rows ?? 2}
        onPaste={cleanPaste(props.oneLine ?? false)}
        {...inputState(props)}
        {...(props.ref ? { ref: props.ref } : {})}
      />
      <FieldFoot description={props.description} error={props.error} />
    </AriaTextField>
  )
}

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'autoComplete'> {
  /** A new password, not the one that signs in. */
  isNew?: boolean | undefined
}

/** A password; can be shown while it is typed. */
export function PasswordField({ isNew, ...props }: PasswordFieldProps) {
  const words = useWords()
  const [shown, setShown] = useState(false)
  return (
    <AriaTextField {...textFieldState(props)} type={shown ? 'text' : 'password'}>
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <Group className="ui-input-group">
        <Input
          className="ui-input"
          autoCapitalize="off"
          {...inputState({ ...props, autoComplete: isNew ? 'new-password' : 'current-password' })}
          {...(props.ref ? { ref: props.ref } : {})}
        />
        <IconButton
          small
          icon={shown ? EyeOff : Eye}
          label={shown ? words.ui.hidePassword : words.ui.showPassword}
          onPress={() => setShown(!shown)}
        />
      </Group>
      <FieldFoot description={props.description} error={props.error} />
    </AriaTextField>
  )
}

export interface NumberFieldProps extends FieldProps {
  value: number | null
  onChange: (value: number | null) => void
  minValue?: number | undefined
  maxValue?: number | undefined
  step?: number | undefined
}

/** A number, typed or stepped. */
export function NumberField(props: NumberFieldProps) {
  return (
    <AriaNumberField
      {...commonState(props)}
      value={props.value ?? Number.NaN}
      onChange={value => props.onChange(Number.isNaN(value) ? null : value)}
      step={props.step ?? 1}
      {...(props.minValue === undefined ? {} : { minValue: props.minValue })}
      {...(props.maxValue === undefined ? {} : { maxValue: props.maxValue })}
    >
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <Group className="ui-input-group ui-number">
        <Input className="ui-input" />
        <AriaButton slot="decrement" className="ui-button ui-button-plain ui-icon-button ui-small">
          <Icon of={Minus} />
        </AriaButton>
        <AriaButton slot="increment" className="ui-button ui-button-plain ui-icon-button ui-small">
          <Icon of={Plus} />
        </AriaButton>
      </Group>
      <FieldFoot description={props.description} error={props.error} />
    </AriaNumberField>
  )
}

/** The props that every React Aria field takes from ours. */
export function commonState(props: FieldProps) {
  return {
    className: classes('ui-field', props.className),
    isInvalid: Boolean(props.error),
    isRequired: props.isRequired ?? false,
    isDisabled: props.isDisabled ?? false,
    isReadOnly: props.isReadOnly ?? false,
    validationBehavior: 'aria' as const,
  }
}

function textFieldState(props: Omit<TextFieldProps, 'type' | 'ref'>) {
  return {
    ...commonState(props),
    value: props.value,
    onChange: props.onChange,
    autoFocus: props.autoFocus ?? false,
    ...(props.onBlur ? { onBlur: props.onBlur } : {}),
    ...(props.name ? { name: props.name } : {}),
  }
}

function inputState(props: Omit<TextFieldProps, 'type' | 'ref'>) {
  return {
    spellCheck: false,
    autoComplete: props.autoComplete ?? 'off',
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    ...(props.maxLength ? { maxLength: props.maxLength } : {}),
    ...(props.lang ? { lang: props.lang } : {}),
  }
}
