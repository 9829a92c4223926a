import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Banner, Button } from '../ui/index.ts'
import { currentWords } from './words.ts'

interface State {
  error: Error | null
}

/** Shows what went wrong in a screen instead of an empty window; the rest of the window goes on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    const words = currentWords().app
    return (
      <main className="app-alone">
        <Banner
          tone="danger"
          title={words.crashed}
          action={<Button onPress={() => this.setState({ error: null })}>{words.openAgain}</Button>}
        >
          <p>{words.crashedAdvice}</p>
          <p>
            <code>{error.message}</code>
          </p>
        </Banner>
      </main>
    )
  }
}
