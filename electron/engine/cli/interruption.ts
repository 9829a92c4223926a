/** What a shell takes for ended by that signal: 128 and its number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
type Signal = keyof typeof exitCodes
const signals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** How long a command may take to clear away what it had begun, in ms. */
const patience = 10_000

export interface Interruption {
  /** The exit code when a signal came, else null. */
  code(): number | null
  /** Rejects when a signal came and the command still has not ended. */
  stopped: Promise<never>
  /** Signals do again what they do by themselves. */
  end(): void
}

/**
 * Listens for Ctrl+C and its like. The first one stops the work: `stop` closes what is open, and the command clears
 * away what it had begun. The second one ends the program at once.
 */
export function listenForStop(stop: () => Promise<void>): Interruption {
  let code: number | null = null
  let giveUp: (reason: Error) => void = () => undefined
  let timer: NodeJS.Timeout | undefined
  const stopped = new Promise<never>((_, reject) => {
    giveUp = reject
  })
  stopped.catch(() => undefined)
  const onSignal = (signal: Signal) => {
    if (code !== null) process.exit(code)
    code = exitCodes[signal]
    timer = setTimeout(giveUp, patience, new Error(signal))
    stop().catch(giveUp)
  }
  for (const signal of signals) process.on(signal, onSignal)
  return {
    code: () => code,
    stopped,
    end() {
      clearTimeout(timer)
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
