import { readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Count {
  passed: number
  failed: number
}

const unitReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** Counts Vitest's JSON report; a file that could not even be loaded is one failure. Null when there is none. */
export function countUnitTests(file: string): Count | null {
  const report = readReport(file, unitReportSchema)
  if (!report) return null
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

const windowReportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

/** Counts Playwright's JSON report; an error outside any test is one failure. Null when there is none. */
export function countWindowTests(file: string): Count | null {
  const report = readReport(file, windowReportSchema)
  if (!report) return null
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected + flaky, failed: unexpected + report.errors.length }
}

function readReport<Report>(file: string, schema: z.ZodType<Report>): Report | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
