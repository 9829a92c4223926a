/** React Aria's English messages by package. Its own declaration names a type where there is a value. */
declare module 'react-aria-components/i18n/en-US' {
  type Message = string | ((facts: Record<string, string>, format: unknown) => string)
  const messages: Record<string, Record<string, Message>>
  export default messages
}
