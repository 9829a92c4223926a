import { CalendarDateTime, parseDate } from '@internationalized/date'
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight, X } from 'lucide-react'
import {
  Button as AriaButton,
  DateField as AriaDateField,
  DatePicker as AriaDatePicker,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateSegment,
  type DateValue,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components'
import { clockOf, dayOf, instantOf } from '../../shared/vietnamese/index.ts'
import { useWords } from '../app/words.ts'
import { IconButton } from './buttons.tsx'
import { commonState, FieldFoot, FieldLabel, type FieldProps } from './fields.tsx'
import { Icon } from './icon.tsx'

export interface DateFieldProps extends FieldProps {
  /** `yyyy-mm-dd`, or null. */
  value: string | null
  onChange: (value: string | null) => void
}

const dayFrom = (value: DateValue | null) => value?.toString().slice(0, 10) ?? null

/** A day, typed part by part. */
export function DateField(props: DateFieldProps) {
  return (
    <AriaDateField
      {...commonState(props)}
      shouldForceLeadingZeros
      value={props.value === null ? null : parseDate(props.value)}
      onChange={value => props.onChange(dayFrom(value))}
    >
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <DateInput className="ui-input ui-date">
        {segment => <DateSegment segment={segment} className="ui-segment" />}
      </DateInput>
      <FieldFoot description={props.description} error={props.error} />
    </AriaDateField>
  )
}

/** A day, typed or picked from a calendar. */
export function DatePicker(props: DateFieldProps) {
  return (
    <AriaDatePicker
      {...commonState(props)}
      shouldForceLeadingZeros
      value={props.value === null ? null : parseDate(props.value)}
      onChange={value => props.onChange(dayFrom(value))}
    >
      <PickerInside {...props} onClear={() => props.onChange(null)} />
    </AriaDatePicker>
  )
}

export interface DateTimeFieldProps extends FieldProps {
  /** UTC milliseconds, or null; shown and typed in Vietnam's time. */
  value: number | null
  onChange: (value: number | null) => void
}

/** A moment in Vietnam's time, to the minute. */
export function DateTimeField(props: DateTimeFieldProps) {
  return (
    <AriaDatePicker
      {...commonState(props)}
      shouldForceLeadingZeros
      granularity="minute"
      hourCycle={24}
      value={props.value === null ? null : wallClock(props.value)}
      onChange={value => props.onChange(value === null ? null : instantFrom(value))}
    >
      <PickerInside {...props} onClear={() => props.onChange(null)} />
    </AriaDatePicker>
  )
}

function wallClock(at: number): CalendarDateTime {
  const day = parseDate(dayOf(at))
  const [hours = 0, minutes = 0] = clockOf(at).split(':').map(Number)
  return new CalendarDateTime(day.year, day.month, day.day, hours, minutes)
}

function instantFrom(value: DateValue): number {
  const [day = '', clock = '00:00'] = value.toString().split('T')
  return instantOf(day, clock.slice(0, 5))
}

function PickerInside(props: FieldProps & { value: unknown; onClear: () => void }) {
  const words = useWords()
  const fixed = props.isReadOnly || props.isDisabled
  return (
    <>
      <FieldLabel hidden={props.labelHidden} isRequired={props.isRequired}>
        {props.label}
      </FieldLabel>
      <Group className="ui-input-group">
        <DateInput className="ui-input ui-date">
          {segment => <DateSegment segment={segment} className="ui-segment" />}
        </DateInput>
        {!fixed && props.value !== null && (
          // `slot` null: the picker must not take this button for the one that opens its calendar.
          <IconButton
            slot={null}
            small
            icon={X}
            label={words.ui.clearDate(props.label)}
            onPress={props.onClear}
          />
        )}
        <AriaButton
          className="ui-button ui-button-plain ui-icon-button ui-small"
          aria-label={words.ui.openCalendar(props.label)}
        >
          <Icon of={CalendarIcon} size={16} />
        </AriaButton>
      </Group>
      <FieldFoot description={props.description} error={props.error} />
      <Popover className="ui-popover" offset={4}>
        <Dialog className="ui-calendar-dialog" aria-label={props.label}>
          <Calendar className="ui-calendar" firstDayOfWeek="mon">
            <header>
              <AriaButton
                slot="previous"
                className="ui-button ui-button-plain ui-icon-button ui-small"
                aria-label={words.ui.previousMonth}
              >
                <Icon of={ChevronLeft} />
              </AriaButton>
              <Heading className="ui-calendar-heading" />
              <AriaButton
                slot="next"
                className="ui-button ui-button-plain ui-icon-button ui-small"
                aria-label={words.ui.nextMonth}
              >
                <Icon of={ChevronRight} />
              </AriaButton>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {day => <CalendarHeaderCell className="ui-calendar-weekday">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {date => <CalendarCell date={date} className="ui-calendar-cell" />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </>
  )
}
