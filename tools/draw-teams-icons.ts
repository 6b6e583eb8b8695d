// Draws the two icons of the Teams app: adapters/teams/package/{color,outline}.png. With --check it only compares.
// Teams wants 192 by 192 in colour, the sign within the middle 120, and 32 by 32 in white on nothing:
// learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodePng } from './encode-png.ts'

type Colour = readonly [red: number, green: number, blue: number]
type Point = readonly [x: number, y: number]
/** How far a point is outside of a shape; negative inside. */
type Shape = (point: Point) => number

const white: Colour = [255, 255, 255]
const blue: Colour = [0, 102, 204]

/** The sign stands in a square of 32, as the icon of the web chat: a speech bubble, in it two plugs and their cord. */
const bubble = union(roundedBox([16, 14.5], [10, 7.5], 2.5), tail())
const plugs = union(circle([11, 16.6], 1.9), circle([21, 16.6], 1.9))
const cord = stroke(arc([16, 16.6], 5, Math.PI, 2 * Math.PI), 0.75)

/** Samples for each side of a pixel. */
const samples = 8

const color = draw(192, (point) => {
  const [x, y] = point
  const place: Point = [16 + (x - 96) / 5.2, 15.7 + (y - 96) / 5.2]
  if (union(plugs, cord)(place) < 0) return blue
  return bubble(place) < 0 ? white : blue
})

const outline = draw(32, ([x, y]) => {
  const place: Point = [16 + (x - 16) / 1.25, 15.7 + (y - 16) / 1.25]
  const edge = Math.abs(bubble(place)) - 0.7
  return Math.min(edge, union(plugs, stroke(arc([16, 16.6], 5, Math.PI, 2 * Math.PI), 0.65))(place)) < 0
    ? white
    : undefined
})

const folder = join(import.meta.dirname, '../adapters/teams/package')
mkdirSync(folder, { recursive: true })
for (const [name, size, pixels] of [
  ['color.png', 192, color],
  ['outline.png', 32, outline],
] as const) {
  const path = join(folder, name)
  const png = encodePng(size, size, pixels)
  if (!process.argv.includes('--check')) {
    writeFileSync(path, png)
    console.log(`${name}: ${png.length} bytes`)
  } else if (!readFileSync(path).equals(png)) {
    console.error(`${name} is not what tools/draw-teams-icons.ts draws.`)
    process.exitCode = 1
  }
}

/** Red, green, blue and opacity of each pixel; what has no colour is transparent. */
function draw(size: number, colourAt: (point: Point) => Colour | undefined): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  for (let at = 0; at < size * size; at++) {
    const found: Colour[] = []
    for (let sample = 0; sample < samples ** 2; sample++) {
      const x = (at % size) + ((sample % samples) + 0.5) / samples
      const y = Math.floor(at / size) + (Math.floor(sample / samples) + 0.5) / samples
      const colour = colourAt([x, y])
      if (colour !== undefined) found.push(colour)
    }
    const mean = (part: 0 | 1 | 2) => found.reduce((sum, colour) => sum + colour[part], 0) / Math.max(1, found.length)
    const opacity = Math.round((255 * found.length) / samples ** 2)
    pixels.set(
      opacity === 0 ? [255, 255, 255, 0] : [...([0, 1, 2] as const).map((part) => Math.round(mean(part))), opacity],
      at * 4,
    )
  }
  return pixels
}

function circle([cx, cy]: Point, radius: number): Shape {
  return ([x, y]) => Math.hypot(x - cx, y - cy) - radius
}

function roundedBox([cx, cy]: Point, [halfWidth, halfHeight]: Point, radius: number): Shape {
  return ([x, y]) => {
    const dx = Math.abs(x - cx) - halfWidth + radius
    const dy = Math.abs(y - cy) - halfHeight + radius
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius
  }
}

/** The corner of the bubble that points down to who speaks. */
function tail(): Shape {
  return polygon([
    [10, 21],
    [10, 26.2],
    [16.4, 21],
  ])
}

function polygon(corners: readonly Point[]): Shape {
  const edges = corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] ?? corner] as const)
  return (point) => {
    const distance = Math.min(...edges.map(([from, to]) => toSegment(point, from, to)))
    const inside = edges.filter(([[ax, ay], [bx, by]]) => {
      const [x, y] = point
      return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
    }).length
    return inside % 2 === 1 ? -distance : distance
  }
}

/** Points on a part of a circle, angles clockwise from the right. */
function arc([cx, cy]: Point, radius: number, from: number, to: number): readonly Point[] {
  return Array.from({ length: 49 }, (_, at): Point => {
    const angle = from + ((to - from) * at) / 48
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)]
  })
}

function stroke(line: readonly Point[], halfWidth: number): Shape {
  return (point) => Math.min(...line.slice(1).map((to, at) => toSegment(point, line[at] ?? to, to))) - halfWidth
}

function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
  const part = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
}

function union(...shapes: readonly Shape[]): Shape {
  return (point) => Math.min(...shapes.map((shape) => shape(point)))
}
