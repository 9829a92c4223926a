/** Pictures are 1600 by 1000; every shape is a piece of SVG in those coordinates. */
export const wide = 1600
export const high = 1000

/** Numbers that look random and are the same each time: the pictures are made again to the same bytes. */
export function dice(seed: number): (from: number, to: number) => number {
  let state = seed
  return (from, to) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return from + (state / 2 ** 32) * (to - from)
  }
}

/** `count` shapes, one after the other. */
export const repeat = (count: number, shape: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => shape(index)).join('')

export const box = (x: number, y: number, width: number, height: number, fill: string, round = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`

export const disc = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`

export const oval = (x: number, y: number, across: number, down: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${across}" ry="${down}" fill="${fill}"/>`

export const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

export const stroke = (d: string, colour: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`

export const at = (x: number, y: number, scale: number, shapes: string) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${shapes}</g>`

/** A gradient from top to bottom over the whole picture or a part of it. */
export function sky(id: string, from: string, to: string, y = 0, height = high): string {
  const stops = `<stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/>`
  return `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient></defs>${box(0, y, wide, height, `url(#${id})`)}`
}

/** A five-pointed star around the origin's neighbour (x, y). */
export function star(x: number, y: number, radius: number, fill: string): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? radius : radius * 0.382
    const angle = -Math.PI / 2 + (index * Math.PI) / 5
    return `${(x + reach * Math.cos(angle)).toFixed(1)},${(y + reach * Math.sin(angle)).toFixed(1)}`
  })
  return `<polygon points="${points.join(' ')}" fill="${fill}"/>`
}

/** The national flag on its pole; (x, y) is the pole's foot. */
export const flag = (x: number, y: number, scale = 1) =>
  at(
    x,
    y,
    scale,
    box(-3, -260, 6, 260, '#8d8577') +
      path('M3,-256 C40,-270 80,-240 150,-256 L150,-156 C80,-140 40,-170 3,-156 Z', '#d8281f') +
      star(76, -205, 32, '#ffd23f'),
  )

export const cloud = (x: number, y: number, scale = 1, fill = '#ffffff') =>
  at(x, y, scale, oval(0, 0, 90, 26, fill) + oval(-30, -20, 44, 32, fill) + oval(26, -26, 54, 40, fill))

/** A coconut palm; (x, y) is its foot. */
export function palm(x: number, y: number, scale = 1, leaf = '#2f7d4f'): string {
  const fronds = [-160, -120, -70, -20, 25, 70, 115, 155].map(turn => {
    const angle = ((turn - 90) * Math.PI) / 180
    const [endX, endY] = [Math.cos(angle) * 110, Math.sin(angle) * 80 + 34]
    const [bendX, bendY] = [Math.cos(angle) * 70, Math.sin(angle) * 78 - 26]
    return path(
      `M0,0 Q${bendX.toFixed(0)},${bendY.toFixed(0)} ${endX.toFixed(0)},${endY.toFixed(0)} Q${(bendX * 0.8).toFixed(0)},${(bendY + 30).toFixed(0)} 0,8 Z`,
      leaf,
    )
  })
  const crown = fronds.join('') + disc(-8, 10, 10, '#8a6a2f') + disc(9, 12, 10, '#9c7a38')
  return at(x, y, scale, stroke('M0,0 C-10,-100 22,-190 8,-300', '#7a5c3e', 15) + at(8, -300, 1, crown))
}

/** A house with a tiled roof; (x, y) is the middle of its ground line. */
export const house = (x: number, y: number, scale = 1, wall = '#f3e3c3', roof = '#b5523b') =>
  at(
    x,
    y,
    scale,
    box(-110, -120, 220, 120, wall) +
      path('M-140,-116 L0,-200 L140,-116 Z', roof) +
      box(-24, -84, 48, 84, '#7c5a43') +
      box(-88, -88, 44, 44, '#7fb0c4') +
      box(44, -88, 44, 44, '#7fb0c4'),
  )

export interface Look {
  shirt: string
  legs?: string
  hair?: string
  skin?: string
  /** A conical hat, as in the fields. */
  hat?: boolean
  longHair?: boolean
}

/** A person seen from the front, 300 high; (x, y) is where the feet stand. */
export function person(x: number, y: number, scale: number, look: Look): string {
  const { shirt, legs = '#35435a', hair = '#2a2422', skin = '#e8b98d' } = look
  return at(
    x,
    y,
    scale,
    (look.longHair ? path('M-37,-272 Q-46,-206 -34,-196 L34,-196 Q46,-206 37,-272 Z', hair) : '') +
      box(-34, -130, 30, 130, legs, 10) +
      box(4, -130, 30, 130, legs, 10) +
      box(-62, -218, 24, 104, shirt, 12) +
      box(38, -218, 24, 104, shirt, 12) +
      path('M-46,-226 Q0,-244 46,-226 L42,-116 L-42,-116 Z', shirt) +
      box(-11, -246, 22, 24, skin) +
      disc(0, -268, 32, skin) +
      path('M-34,-266 Q-36,-306 0,-304 Q36,-306 34,-266 Q22,-288 0,-286 Q-22,-288 -34,-266 Z', hair) +
      (look.hat ? path('M-74,-272 L0,-334 L74,-272 Q0,-256 -74,-272 Z', '#e6cf9a') : ''),
  )
}

/** A person seen from behind, sitting: head and shoulders; (x, y) is the middle of the shoulders' lower edge. */
export const seated = (x: number, y: number, scale: number, shirt: string, hair = '#2b2523') =>
  at(
    x,
    y,
    scale,
    path('M-66,0 Q-64,-70 0,-76 Q64,-70 66,0 Z', shirt) +
      box(-13, -94, 26, 26, '#d9a97d') +
      disc(0, -118, 36, hair),
  )

/** Leaves in a round crown on a trunk; (x, y) is its foot. */
export function tree(x: number, y: number, scale = 1, leaf = '#3f8f57', fruit?: string): string {
  const roll = dice(Math.round(x * 7 + y))
  return at(
    x,
    y,
    scale,
    path('M-12,0 L-7,-150 L7,-150 L12,0 Z', '#75563b') +
      disc(-56, -176, 62, leaf) +
      disc(56, -176, 62, leaf) +
      disc(0, -222, 78, leaf) +
      disc(0, -160, 60, leaf) +
      (fruit ? repeat(14, () => disc(roll(-95, 95), roll(-250, -130), 9, fruit)) : ''),
  )
}
