import { useWords } from '../app/words.ts'
import { PasswordField } from '../ui/index.ts'
import { isAcceptable, type NewPassword, shortestPassword, strengthOf } from './strength.ts'

/** Two fields for a new password, with its strength in words. */
export function NewPasswordFields({
  value,
  onChange,
  signIn,
  isSample,
  label,
  showErrors,
}: {
  value: NewPassword
  onChange: (value: NewPassword) => void
  signIn: string
  isSample: boolean
  label: string
  /** Says what is missing; set once the person has tried to go on. */
  showErrors: boolean
}) {
  const words = useWords()
  const strength = strengthOf(value.password, signIn, isSample)
  const said =
    strength === 'short' ? words.session.strength.short(shortestPassword) : words.session.strength[strength]
  const differ = value.repeated !== '' && value.password !== value.repeated
  return (
    <>
      <PasswordField
        isNew
        isRequired
        label={label}
        value={value.password}
        onChange={password => onChange({ ...value, password })}
        description={
          <span
            aria-live="polite"
            className="session-strength"
            data-strength={value.password === '' ? 'none' : strength}
          >
            {value.password === '' ? words.session.strengthAdvice : `${words.session.strengthLabel} ${said}`}
          </span>
        }
        error={showErrors && !isAcceptable(strength) ? said : null}
      />
      <PasswordField
        isNew
        isRequired
        label={words.session.repeatPassword}
        value={value.repeated}
        onChange={repeated => onChange({ ...value, repeated })}
        error={
          differ || (showErrors && value.password !== value.repeated) ? words.session.passwordsDiffer : null
        }
      />
    </>
  )
}
