import pino from 'pino'
import type { LogLevel } from './config.ts'
import { CentralinoError } from './errors.ts'

/** What the program writes for whoever runs it: JSON lines on standard error, without texts of users or their names. */
export interface Log {
  info(what: string, data?: Readonly<Record<string, unknown>>): void
  /** A fault that nobody is waiting for: its code and its sentence. */
  fault(fault: unknown): void
}

export function createLog(level: LogLevel): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  )
  return {
    info: (what, data = {}) => logger.info(data, what),
    fault(fault) {
      const code = fault instanceof CentralinoError ? fault.code : undefined
      logger.error({ code, stack: fault instanceof Error ? fault.stack : undefined }, faultText(fault))
    },
  }
}

function faultText(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'A fault without a name.'
}
