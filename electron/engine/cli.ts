import { run } from './cli/run.ts'

const code = await run(process.argv.slice(2))
// Whoever was stopped waits for nothing more, such as an answer that was being asked for.
if (code > 128) process.exit(code)
process.exitCode = code
