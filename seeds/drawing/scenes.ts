import {
  at,
  box,
  cloud,
  dice,
  disc,
  flag,
  high,
  house,
  type Look,
  oval,
  palm,
  path,
  person,
  repeat,
  seated,
  sky,
  star,
  stroke,
  tree,
  wide,
} from './shapes.ts'

/** The pictures of the sample newsroom, by file name. */
export const scenes: Record<string, () => string> = {
  'canh-dong-lua-tan-hoa.jpg': ricePaddies,
  'hoi-nghi-ban-chap-hanh.jpg': hall,
  'duong-lien-ap-phu-loi.jpg': road,
  'bo-phan-mot-cua.jpg': counter,
  'to-cong-nghe-so.jpg': digitalTeam,
  'mua-nuoc-noi.jpg': floodSeason,
  'vuon-xoai.jpg': orchard,
  'le-tuyen-duong.jpg': ceremony,
  'truong-tieu-hoc.jpg': school,
}

function ricePaddies(): string {
  const roll = dice(11)
  const strips = ['#e3c65a', '#cfc04f', '#a9bf4c', '#86b04a', '#6ba247', '#549445']
  return (
    sky('dawn', '#7ec0dd', '#fde7b8', 0, 480) +
    disc(1180, 330, 78, '#fff3c4') +
    cloud(330, 190, 1.5, '#ffffff') +
    cloud(760, 120, 1, '#fff8ea') +
    path('M0,430 Q300,380 620,424 T1180,410 T1600,430 L1600,520 L0,520 Z', '#5f9a76') +
    repeat(9, index => palm(90 + index * 178 + roll(-40, 40), 470 + roll(-6, 10), roll(0.36, 0.6))) +
    house(520, 474, 0.5) +
    house(1010, 472, 0.44, '#f0e7d8', '#9c4a3a') +
    strips
      .map((fill, index) => {
        const top = 462 + index * 78
        return path(
          `M0,${top} Q400,${top - 18 + index * 3} 800,${top + 4} T1600,${top - 6} L1600,1000 L0,1000 Z`,
          fill,
        )
      })
      .join('') +
    path('M760,470 Q800,640 560,1000 L900,1000 Q900,650 800,470 Z', '#9ed3e0') +
    path('M772,480 Q806,660 640,1000 L700,1000 Q830,660 780,480 Z', '#c5e8ee') +
    repeat(150, () => {
      const [x, y] = [roll(0, wide), roll(620, 990)]
      const between = 560 + (1000 - y) * 0.45
      if (x > between - 20 && x < between + 370) return ''
      return stroke(`M${x.toFixed(0)},${y.toFixed(0)} q4,-20 12,-28`, '#d9cf62', 4)
    }) +
    person(250, 905, 0.85, { shirt: '#7a4e8a', legs: '#2f3440', hat: true }) +
    person(390, 870, 0.78, { shirt: '#2d7f93', legs: '#2f3440', hat: true }) +
    person(1260, 900, 0.82, { shirt: '#e9eef2', legs: '#4a5568' })
  )
}

function hall(): string {
  const shirts = ['#eef1f4', '#dfe7ee', '#c9d8e6', '#f5efe2', '#b9c9d8', '#e3d7cf']
  const roll = dice(23)
  const leader = (x: number) =>
    at(
      x,
      520,
      1,
      seatedFront(0, 0, '#f4f6f8') + box(-40, 8, 80, 10, '#ffffff') + oval(40, -6, 8, 12, '#cfe4ec'),
    )
  return (
    box(0, 0, wide, high, '#f0dfc0') +
    box(120, 40, 1360, 540, '#a3161a') +
    repeat(34, index => box(120 + index * 40, 40, 14, 540, '#8c1014')) +
    path('M120,40 L1480,40 L1480,96 Q800,150 120,96 Z', '#7c0d11') +
    star(800, 250, 96, '#ffd23f') +
    box(560, 380, 480, 16, '#f3c84b') +
    box(620, 412, 360, 10, '#f3c84b') +
    flag(250, 560, 1.1) +
    flag(1230, 560, 1.1) +
    repeat(5, index => leader(480 + index * 160)) +
    box(400, 528, 800, 92, '#8a5a35', 6) +
    box(400, 528, 800, 22, '#a06d42', 6) +
    repeat(7, index => disc(440 + index * 120, 572, 16, index % 2 ? '#e9607a' : '#f5b93d')) +
    box(0, 580, 400, 60, '#d9c197') +
    box(1200, 580, 400, 60, '#d9c197') +
    box(0, 620, wide, 380, '#c9a878') +
    at(1330, 640, 1, box(-60, -150, 120, 150, '#8a5a35', 6) + star(0, -80, 26, '#ffd23f')) +
    repeat(3, row =>
      repeat(11 - row, index => {
        const x = 80 + row * 40 + index * (150 + row * 12)
        const fill = shirts[Math.floor(roll(0, shirts.length))] ?? '#eef1f4'
        return seated(x, 770 + row * 116, 0.9 + row * 0.16, fill, roll(0, 1) > 0.8 ? '#8b8683' : '#2b2523')
      }),
    )
  )
}

const seatedFront = (x: number, y: number, shirt: string) =>
  at(
    x,
    y,
    1,
    path('M-60,20 Q-58,-62 0,-66 Q58,-62 60,20 Z', shirt) +
      box(-11, -84, 22, 24, '#e8b98d') +
      disc(0, -106, 32, '#e8b98d') +
      path('M-34,-104 Q-36,-144 0,-142 Q36,-144 34,-104 Q22,-126 0,-124 Q-22,-126 -34,-104 Z', '#2a2422'),
  )

function road(): string {
  return (
    sky('noon', '#6fbbe2', '#e6f4f1', 0, 520) +
    cloud(280, 150, 1.6) +
    cloud(1250, 210, 1.2) +
    cloud(900, 110, 0.8) +
    path('M0,470 Q400,430 800,462 T1600,450 L1600,1000 L0,1000 Z', '#79b35b') +
    path('M0,560 Q350,520 700,520 L780,1000 L0,1000 Z', '#92c268') +
    path('M1600,560 Q1240,520 880,520 L1000,1000 L1600,1000 Z', '#92c268') +
    path('M772,470 L828,470 L1330,1000 L270,1000 Z', '#c9c5bb') +
    path('M780,470 L784,470 L420,1000 L386,1000 Z', '#eceae4') +
    path('M816,470 L820,470 L1214,1000 L1180,1000 Z', '#eceae4') +
    repeat(4, index => {
      const near = index / 4
      return at(
        800,
        520 + near * near * 420,
        1,
        box(-4 - near * 10, 0, 8 + near * 20, 30 + near * 70, '#f7f5ef'),
      )
    }) +
    palm(620, 520, 0.55) +
    palm(1000, 516, 0.6) +
    house(440, 580, 0.8) +
    house(1190, 588, 0.86, '#dcebe3', '#3f7b8c') +
    tree(300, 640, 0.9) +
    tree(1380, 640, 0.95, '#37845a') +
    house(130, 690, 1.15, '#f7ead0', '#a8452f') +
    repeat(3, index => flag(575 - index * 118, 640 + index * 105, 0.55 + index * 0.22)) +
    repeat(3, index => flag(1010 + index * 128, 640 + index * 105, 0.55 + index * 0.22)) +
    lamp(700, 600, 0.7) +
    lamp(900, 600, 0.7) +
    bicycle(860, 800, 1, { shirt: '#f4f6f8', longHair: true })
  )
}

const lamp = (x: number, y: number, scale: number) =>
  at(
    x,
    y,
    scale,
    box(-4, -230, 8, 230, '#6d7680') +
      stroke('M0,-226 q30,-30 62,-24', '#6d7680', 7) +
      oval(66, -248, 20, 7, '#fff2b8') +
      path('M-32,-262 L32,-282 L32,-266 L-32,-246 Z', '#2f4f7a'),
  )

const bicycle = (x: number, y: number, scale: number, look: Look) =>
  at(
    x,
    y,
    scale,
    person(0, 30, 0.75, look) +
      `<circle cx="-62" cy="12" r="46" fill="none" stroke="#333a44" stroke-width="8"/>` +
      `<circle cx="66" cy="12" r="46" fill="none" stroke="#333a44" stroke-width="8"/>` +
      stroke('M-62,12 L-10,12 L44,-56 L-30,-56 L-10,12 M66,12 L40,-74 L64,-84', '#c0392b', 8),
  )

function counter(): string {
  const desk = (x: number, shirt: string, longHair: boolean) =>
    at(
      x,
      600,
      1,
      person(0, 90, 0.95, { shirt, longHair }) +
        box(60, -150, 110, 78, '#2f3a46', 6) +
        box(66, -144, 98, 66, '#8fc7dd', 3) +
        box(108, -74, 14, 30, '#2f3a46'),
    )
  return (
    box(0, 0, wide, high, '#e9f0ee') +
    box(0, 0, wide, 170, '#c62f2a') +
    star(120, 85, 46, '#ffd23f') +
    box(220, 50, 620, 26, '#ffe9a8', 6) +
    box(220, 98, 420, 18, '#f7c9a0', 6) +
    box(0, 170, wide, 14, '#9f211d') +
    box(1120, 240, 360, 190, '#2b3640', 10) +
    box(1134, 254, 332, 162, '#1f6f8b', 4) +
    repeat(4, index => box(1156, 276 + index * 34, 190 - index * 18, 16, '#d7eef5', 4)) +
    repeat(4, index => box(1390, 276 + index * 34, 56, 16, '#ffd86b', 4)) +
    box(120, 250, 130, 170, '#ffffff', 6) +
    repeat(6, index => box(138, 272 + index * 22, 94, 8, '#b9c7cf', 4)) +
    desk(430, '#3f7cac', true) +
    desk(860, '#f2f4f7', false) +
    box(200, 556, 1000, 34, '#e4c08e', 8) +
    box(200, 590, 1000, 170, '#b98551') +
    repeat(3, index => box(240 + index * 330, 616, 280, 116, '#a97645', 8)) +
    repeat(2, index =>
      at(470 + index * 430, 540, 1, box(-60, -6, 96, 12, '#ffffff', 3) + box(-52, -14, 90, 8, '#f1f1f1', 3)),
    ) +
    box(0, 760, wide, 240, '#cfd8d6') +
    repeat(9, index =>
      path(
        `M${index * 200 - 80},1000 L${index * 200 + 40},760 L${index * 200 + 44},760 L${index * 200 - 70},1000 Z`,
        '#bfcac8',
      ),
    ) +
    seated(390, 900, 1.5, '#d98f4e', '#6f6a67') +
    seated(800, 905, 1.5, '#5a8f69') +
    person(1340, 940, 1.25, { shirt: '#e8e2d2', legs: '#4a4038', hair: '#9a9592' }) +
    tree(1520, 800, 0.8, '#4c9a63')
  )
}

function digitalTeam(): string {
  const phone = (x: number, y: number, scale: number) =>
    at(
      x,
      y,
      scale,
      box(-26, -46, 52, 92, '#222a33', 9) +
        box(-21, -38, 42, 74, '#a7dff0', 4) +
        box(-14, -28, 28, 6, '#ffffff', 3) +
        box(-14, -14, 28, 22, '#2f8fb3', 4) +
        disc(0, 24, 7, '#f5b93d'),
    )
  return (
    sky('afternoon', '#bfe3ea', '#fbf1d9', 0, 620) +
    tree(150, 640, 1.7, '#4d9a5e') +
    tree(1480, 640, 1.6, '#3f8c58') +
    box(340, 150, 920, 480, '#f6e8cb') +
    path('M280,170 L800,10 L1320,170 Z', '#b4553d') +
    box(400, 260, 190, 190, '#87b8c9') +
    box(490, 260, 10, 190, '#f6e8cb') +
    box(1010, 260, 190, 190, '#87b8c9') +
    box(1100, 260, 10, 190, '#f6e8cb') +
    box(690, 250, 220, 380, '#8b6448') +
    box(710, 270, 180, 360, '#5d4332') +
    flag(300, 640, 1.2) +
    box(0, 620, wide, 380, '#d9bf94') +
    path('M0,700 Q800,640 1600,700 L1600,1000 L0,1000 Z', '#cdb083') +
    person(420, 900, 1.35, { shirt: '#2f6fb0', legs: '#29384d' }) +
    person(1190, 900, 1.35, { shirt: '#2f6fb0', legs: '#29384d', longHair: true }) +
    person(640, 930, 1.4, { shirt: '#8c5a7b', legs: '#3d3a44', hair: '#b8b4b0', longHair: true }) +
    person(960, 930, 1.4, { shirt: '#dfe3da', legs: '#4b463f', hair: '#c7c3bf' }) +
    box(560, 800, 480, 26, '#8a5f3c', 8) +
    box(590, 826, 22, 150, '#744e31') +
    box(988, 826, 22, 150, '#744e31') +
    box(730, 726, 140, 76, '#39434f', 6) +
    box(738, 733, 124, 62, '#bfe8f2', 3) +
    box(712, 798, 176, 10, '#59636f', 4) +
    phone(545, 700, 0.9) +
    phone(1062, 700, 0.9)
  )
}

function floodSeason(): string {
  const roll = dice(5)
  const boat = (x: number, y: number, scale: number, look: Look) =>
    at(
      x,
      y,
      scale,
      stroke('M70,-150 L150,70', '#6b4a2c', 7) +
        person(30, 10, 0.62, look) +
        path('M-190,-22 Q0,40 190,-22 Q150,52 0,54 Q-150,52 -190,-22 Z', '#5c3f28') +
        path('M-176,-16 Q0,36 176,-16 Q0,20 -176,-16 Z', '#8a6340') +
        repeat(5, index => disc(-110 + index * 26, -12, 16, index % 2 ? '#f4d03f' : '#f7dc6f')),
    )
  return (
    sky('dusk', '#f7b267', '#ffe3b3', 0, 430) +
    disc(430, 350, 92, '#fff0c9') +
    path('M0,400 Q420,366 860,398 T1600,386 L1600,450 L0,450 Z', '#6c7f63') +
    repeat(12, index => palm(60 + index * 138 + roll(-30, 30), 424, roll(0.3, 0.52), '#46664a')) +
    house(1150, 432, 0.5, '#d8b98c', '#7f4a35') +
    sky('water', '#e3a35c', '#8fb0a6', 424, 576) +
    repeat(60, () => {
      const y = roll(440, 990)
      return box(roll(-50, 1550), y, 40 + (y - 420) * 0.25, 3, '#f6d9a6', 2)
    }) +
    repeat(9, index =>
      oval(430 + (index % 2 ? 14 : -10), 452 + index * index * 3.6, 84 - index * 3, 3 + index, '#f9dcaa'),
    ) +
    repeat(26, index => {
      const [x, y] = [index < 14 ? roll(20, 330) : roll(1240, 1580), roll(600, 980)]
      return (
        stroke(`M${x.toFixed(0)},${y.toFixed(0)} q-6,-40 4,-86`, '#4d7a4a', 5) +
        disc(x + 4, y - 90, 9, '#f4c430') +
        disc(x - 6, y - 72, 7, '#f4c430')
      )
    }) +
    boat(940, 600, 1, { shirt: '#5b3f7d', legs: '#2f2b33', hat: true }) +
    boat(560, 820, 1.45, { shirt: '#2f6b5e', legs: '#2f2b33', hat: true })
  )
}

function orchard(): string {
  const roll = dice(31)
  return (
    sky('morning', '#a8dcec', '#eef7e4', 0, 460) +
    cloud(400, 130, 1.2) +
    cloud(1150, 170, 1.5) +
    path('M0,420 Q800,360 1600,420 L1600,1000 L0,1000 Z', '#8cc06a') +
    repeat(9, index => tree(40 + index * 190, 520 + roll(-8, 8), 0.8, '#4b9457', '#f0b429')) +
    path('M0,560 Q800,510 1600,560 L1600,1000 L0,1000 Z', '#7bb45c') +
    path('M0,640 Q800,590 1600,640 L1600,700 Q800,650 0,700 Z', '#8fd0dd') +
    repeat(6, index => tree(120 + index * 280, 760 + roll(-8, 8), 1.35, '#3c8650', '#f5a623')) +
    path('M0,780 Q800,730 1600,780 L1600,1000 L0,1000 Z', '#69a44f') +
    person(560, 930, 1.1, { shirt: '#b8542f', legs: '#3b3f46', hat: true }) +
    person(980, 935, 1.15, { shirt: '#f0f2f4', legs: '#46506a', longHair: true }) +
    repeat(3, index =>
      at(
        690 + index * 96,
        950,
        1,
        repeat(5, fruit => disc(-30 + fruit * 15, -42 - (fruit % 2) * 12, 15, '#f5a623')) +
          path('M-46,-40 L46,-40 L36,10 L-36,10 Z', '#c79a5b'),
      ),
    )
  )
}

function ceremony(): string {
  const looks: Look[] = [
    { shirt: '#f3f5f7', legs: '#2e3950' },
    { shirt: '#c8436a', legs: '#f1ece4', longHair: true },
    { shirt: '#f3f5f7', legs: '#2e3950', hair: '#8f8a87' },
    { shirt: '#3c79b4', legs: '#f1ece4', longHair: true },
    { shirt: '#e7ecef', legs: '#323c4c' },
    { shirt: '#6f9c4b', legs: '#f1ece4', longHair: true },
    { shirt: '#f3f5f7', legs: '#2e3950' },
  ]
  const certificate = (x: number) =>
    at(
      x,
      650,
      1,
      box(-50, -36, 100, 72, '#c9962f', 4) +
        box(-43, -29, 86, 58, '#fff6dc', 2) +
        star(0, -10, 11, '#d8281f') +
        box(-26, 8, 52, 5, '#c9a86a') +
        box(-18, 18, 36, 4, '#c9a86a'),
    )
  return (
    box(0, 0, wide, high, '#f2dcc0') +
    box(0, 0, wide, 720, '#b11a1f') +
    repeat(27, index =>
      path(
        `M${index * 60},0 L${index * 60 + 22},0 L${index * 60 + 30},720 L${index * 60 - 4},720 Z`,
        '#9b1317',
      ),
    ) +
    box(420, 110, 760, 26, '#ffd65a', 6) +
    box(520, 160, 560, 34, '#ffe9a8', 6) +
    box(600, 218, 400, 18, '#ffd65a', 6) +
    star(240, 190, 80, '#ffd23f') +
    path('M0,700 L1600,700 L1600,1000 L0,1000 Z', '#8f5f3a') +
    repeat(8, index => box(0, 716 + index * 38, wide, 4, '#7c5030')) +
    looks.map((look, index) => person(220 + index * 195, 850, 1.3, look)).join('') +
    [0, 1, 2, 4, 5].map(index => certificate(220 + index * 195)).join('') +
    repeat(14, index => {
      const x = 60 + index * 116
      return (
        disc(x, 950, 42, '#3f7f4d') +
        disc(x - 18, 926, 17, '#f06a86') +
        disc(x + 16, 920, 19, '#fbd14b') +
        disc(x, 944, 16, '#ffffff')
      )
    })
  )
}

function school(): string {
  const roll = dice(77)
  const shirts = ['#ffffff', '#f7fbff', '#fdfdfa']
  return (
    sky('clear', '#7cc4ea', '#eaf6fa', 0, 560) +
    cloud(240, 140, 1.3) +
    cloud(1380, 120, 1.1) +
    tree(110, 640, 1.5, '#3f8c58') +
    tree(1500, 640, 1.5, '#4a9a5f') +
    box(240, 240, 1120, 390, '#f7d98b') +
    box(240, 225, 1120, 26, '#c7603f') +
    path('M600,226 L800,110 L1000,226 Z', '#b5523b') +
    star(800, 184, 28, '#ffd23f') +
    box(240, 425, 1120, 18, '#e7bd63') +
    repeat(2, floor =>
      repeat(8, index =>
        index === 3 || index === 4
          ? ''
          : box(280 + index * 134, 280 + floor * 186, 92, 104, '#6fa9c0', 4) +
            box(324 + index * 134, 280 + floor * 186, 5, 104, '#f7f0dc'),
      ),
    ) +
    box(700, 280, 200, 104, '#6fa9c0', 4) +
    box(720, 470, 160, 160, '#7d5a42') +
    box(0, 626, wide, 374, '#d8c9a6') +
    path('M0,700 Q800,640 1600,700 L1600,1000 L0,1000 Z', '#ccba92') +
    flag(800, 760, 1.9) +
    box(748, 752, 104, 22, '#b9b2a4', 4) +
    repeat(2, row =>
      repeat(9 - row, index => {
        const x = 130 + row * 60 + index * 168 + (index > 3 - row ? 60 : 0)
        return (
          person(x, 880 + row * 96, 0.62 + row * 0.1, {
            shirt: shirts[Math.floor(roll(0, 3))] ?? '#ffffff',
            legs: '#2c4a7c',
            longHair: roll(0, 1) > 0.5,
          }) + at(x, 880 + row * 96, 0.62 + row * 0.1, path('M-16,-236 L16,-236 L0,-196 Z', '#d8281f'))
        )
      }),
    )
  )
}
