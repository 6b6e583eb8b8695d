// Loaded into the measured process with --import: says on file descriptor 3 how much memory and processor time it took.
import { writeSync } from 'node:fs'

process.on('exit', () => {
  const { heapUsed } = process.memoryUsage()
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeSync(3, JSON.stringify({ heapUsed, maxRss: maxRSS * 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 }))
})
