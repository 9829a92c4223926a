export {
  DropZone,
  FileTrigger,
  Form,
  Heading,
  I18nProvider,
  Link,
  MenuTrigger,
  Virtualizer,
  VisuallyHidden,
} from 'react-aria-components'
export * from './buttons.tsx'
export * from './choices.tsx'
export * from './dates.tsx'
export * from './dialogs.tsx'
export * from './fields.tsx'
export * from './icon.tsx'
export * from './lists.tsx'
export * from './menus.tsx'
export * from './notices.tsx'
export * from './state-badge.tsx'
export * from './tabs.tsx'
export * from './tags.tsx'
export * from './toast.tsx'
export * from './tooltip.tsx'
