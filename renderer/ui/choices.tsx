import { Check, ChevronDown, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  ComboBox as AriaComboBox,
  RadioGroup as AriaRadioGroup,
  Select as AriaSelect,
  Switch as AriaSwitch,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  SelectValue,
} from 'react-aria-components'
import { classes } from './buttons.tsx'
import { commonState, FieldFoot, FieldLabel, type FieldProps } from './fields.tsx'
import { Icon } from './icon.tsx'

/** One thing to choose. `description` explains it on a second line. */
export interface Choice<Value extends string = string> {
  value: Value
  label: string
  description?: string | undefined
  isDisabled?: boolean | undefined
}

export interface SelectProps<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  placeholder?: string | undefined
}

/** One of a few, from a list that opens. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { isReadOnly, ...common } = commonState(props)
  return (
    <AriaSelect
      {...common}
      isDisabled={common.isDisabled || isReadOnly}
      value={props.value}
      onChange={key => {
        const chosen = props.choices.find(choice => choice.value === key)
        if (chosen) props.onChange(chosen.value)
      }}
      placeholder={props.placeholder ?? '—'}
    >
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <AriaButton className="ui-input ui-select-button">
        <SelectValue className="ui-select-value" />
        <Icon of={ChevronDown} size={16} />
      </AriaButton>
      <FieldFoot description={props.description} error={props.error} />
      <Choices choices={props.choices} />
    </AriaSelect>
  )
}

export interface ComboBoxProps extends FieldProps {
  choices: readonly Choice[]
  /** The chosen choice's value, or null. */
  value: string | null
  onChange: (value: string | null) => void
  placeholder?: string | undefined
  emptyWords?: string | undefined
}

/** One of many, found by typing. */
export function ComboBox(props: ComboBoxProps) {
  return (
    <AriaComboBox
      {...commonState(props)}
      defaultItems={props.choices}
      value={props.value}
      onChange={key => props.onChange(typeof key === 'string' ? key : null)}
      menuTrigger="focus"
    >
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <Group className="ui-input-group">
        <Input
          className="ui-input"
          spellCheck={false}
          {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        />
        <AriaButton className="ui-button ui-button-plain ui-icon-button ui-small">
          <Icon of={ChevronDown} size={16} />
        </AriaButton>
      </Group>
      <FieldFoot description={props.description} error={props.error} />
      <Choices choices={props.choices} emptyWords={props.emptyWords} dynamic />
    </AriaComboBox>
  )
}

function Choices({
  choices,
  emptyWords,
  dynamic = false,
}: {
  choices: readonly Choice[]
  emptyWords?: string | undefined
  dynamic?: boolean
}) {
  const item = (choice: Choice) => (
    <ListBoxItem
      key={choice.value}
      id={choice.value}
      textValue={choice.label}
      isDisabled={choice.isDisabled ?? false}
      className="ui-menu-item"
    >
      {({ isSelected }) => (
        <>
          <span className="ui-menu-mark">{isSelected && <Icon of={Check} size={16} />}</span>
          <span className="ui-menu-words">
            {choice.label}
            {choice.description && <span className="ui-menu-description">{choice.description}</span>}
          </span>
        </>
      )}
    </ListBoxItem>
  )
  const empty = emptyWords ? { renderEmptyState: () => <p className="ui-menu-empty">{emptyWords}</p> } : {}
  return (
    <Popover className="ui-popover ui-menu-popover" offset={4}>
      {dynamic ? (
        <ListBox className="ui-menu" {...empty}>
          {item}
        </ListBox>
      ) : (
        <ListBox className="ui-menu" {...empty}>
          {choices.map(item)}
        </ListBox>
      )}
    </Popover>
  )
}

export interface CheckboxProps {
  children: ReactNode
  description?: ReactNode
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean | undefined
  isReadOnly?: boolean | undefined
  isIndeterminate?: boolean | undefined
  className?: string | undefined
}

/** Yes or no, said in a sentence. */
export function Checkbox(props: CheckboxProps) {
  return (
    <AriaCheckbox
      className={classes('ui-checkbox', props.className)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      isIndeterminate={props.isIndeterminate ?? false}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="ui-checkbox-box" aria-hidden>
            {isIndeterminate ? <Icon of={Minus} size={14} /> : isSelected && <Icon of={Check} size={14} />}
          </span>
          <span className="ui-checkbox-words">
            {props.children}
            {props.description && <span className="ui-description">{props.description}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  )
}

/** On or off, at once. */
export function Switch(props: Omit<CheckboxProps, 'isIndeterminate'>) {
  return (
    <AriaSwitch
      className={classes('ui-switch', props.className)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
    >
      <span className="ui-switch-track" aria-hidden>
        <span className="ui-switch-thumb" />
      </span>
      <span className="ui-checkbox-words">
        {props.children}
        {props.description && <span className="ui-description">{props.description}</span>}
      </span>
    </AriaSwitch>
  )
}

export interface RadioGroupProps<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      {...commonState(props)}
      value={props.value}
      onChange={value => {
        const chosen = props.choices.find(choice => choice.value === value)
        if (chosen) props.onChange(chosen.value)
      }}
    >
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <div className="ui-radios">
        {props.choices.map(choice => (
          <Radio
            key={choice.value}
            value={choice.value}
            isDisabled={choice.isDisabled ?? false}
            className="ui-radio"
          >
            <span className="ui-radio-dot" aria-hidden />
            <span className="ui-checkbox-words">
              {choice.label}
              {choice.description && <span className="ui-description">{choice.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldFoot description={props.description} error={props.error} />
    </AriaRadioGroup>
  )
}
