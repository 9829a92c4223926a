import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../app/words.ts'
import { Button, classes, IconButton } from './buttons.tsx'

export { DialogTrigger, Popover } from 'react-aria-components'

export interface DialogProps {
  title: string
  children: ReactNode
  /** Buttons at the foot, the primary one last. */
  actions?: ReactNode
  /** Shows a button that closes; left out where only the actions may. */
  onClose?: (() => void) | undefined
  /** `alertdialog` interrupts: what is asked must be answered. */
  role?: 'dialog' | 'alertdialog' | undefined
  className?: string | undefined
}

/** What stands inside a modal or a popover: a title, its content, its buttons. */
export function Dialog({ title, children, actions, onClose, role = 'dialog', className }: DialogProps) {
  const words = useWords()
  return (
    <AriaDialog className={classes('ui-dialog', className)} role={role}>
      <header className="ui-dialog-head">
        <Heading slot="title" className="ui-dialog-title">
          {title}
        </Heading>
        {onClose && <IconButton icon={X} label={words.ui.close} small onPress={onClose} />}
      </header>
      <div className="ui-dialog-body">{children}</div>
      {actions && <footer className="ui-dialog-foot">{actions}</footer>}
    </AriaDialog>
  )
}

export interface ModalDialogProps extends DialogProps {
  isOpen: boolean
  onClose: () => void
  width?: 's' | 'm' | 'l'
  /** A click beside it closes it too; Escape always does unless `locked`. */
  isDismissable?: boolean
  /** Nothing but its own buttons closes it. */
  locked?: boolean
}

/** A dialog over the window; traps the focus and gives it back. */
export function ModalDialog({
  isOpen,
  onClose,
  width = 'm',
  isDismissable = false,
  locked = false,
  ...dialog
}: ModalDialogProps) {
  return (
    <ModalOverlay
      className="ui-veil"
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable={isDismissable && !locked}
      isKeyboardDismissDisabled={locked}
    >
      <Modal className={`ui-modal ui-modal-${width}`}>
        <Dialog {...dialog} {...(locked ? {} : { onClose })} />
      </Modal>
    </ModalOverlay>
  )
}

export interface ConfirmDialogProps {
  isOpen: boolean
  title: string
  /** What will happen, and what will be lost. */
  children: ReactNode
  /** The verb of the button that does it. */
  confirm: string
  danger?: boolean | undefined
  isPending?: boolean | undefined
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something is done that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const words = useWords()
  return (
    <ModalDialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      role="alertdialog"
      width="s"
      actions={
        <>
          <Button onPress={props.onClose} autoFocus={props.danger ?? false}>
            {words.ui.cancel}
          </Button>
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            onPress={props.onConfirm}
            isPending={props.isPending ?? false}
            autoFocus={!props.danger}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </ModalDialog>
  )
}
