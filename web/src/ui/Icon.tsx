/** Line icons, 24 px, always beside a word. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 11v5M12 7.8v.1',
  undo: 'M9 6L5 10l4 4M5 10h9a5 5 0 0 1 0 10h-3',
  warn: 'M12 3.5 21 19.5H3zM12 10v4.5M12 17v.1',
  lock: 'M7.5 10.5h9a2.5 2.5 0 0 1 2.5 2.5v4.500a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 17.500V13a2.5 2.5 0 0 1 2.5-2.5M8 10.5V8a4 4 0 0 1 8 0v2.5',
  doubt: 'M3 6c5 0 5 6 9 6s4-6 9-6M3 18c5 0 5-6 9-6s4 6 9 6',
  page: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  today:
    'M12 7.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 1 0 0-8.4M12 2.8v2.4M12 18.8v2.4M2.8 12h2.4M18.8 12h2.4M5.5 5.5l1.7 1.7M16.8 16.8l1.7 1.7M5.5 18.5l1.7-1.7M16.8 7.2l1.7-1.7',
  body: 'M12 2.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 1 0 0-5.2M5 20c.3-4 .8-6 1.2-8 .3-1.7 1.6-2.6 3.3-2.6h5c1.7 0 3 .9 3.3 2.6.4 2 .9 4 1.2 8M9 20v-6M15 20v-6',
  diary:
    'M7 3.5h10a2.5 2.5 0 0 1 2.5 2.5v12a2.5 2.5 0 0 1-2.5 2.5H7A2.5 2.5 0 0 1 4.5 18V6A2.5 2.5 0 0 1 7 3.5M8.5 8h7M8.5 12h7M8.5 16h4',
  check: 'M4.5 12.5l5 5 10-11',
  dash: 'M5 12h14',
  heat: 'M7 20c-2-3 2-4.5 0-8s1-5 0-8M12 20c-2-3 2-4.5 0-8s1-5 0-8M17 20c-2-3 2-4.5 0-8s1-5 0-8',
  pulse: 'M3 12h3l2-6 4 12 3-9 2 3h4',
  cup: 'M5 8h11v5a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 9h1.5a2.5 2.5 0 0 1 0 5H16M8 2.5v2.5M12 2.5v2.5M5 21h11',
  phone:
    'M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5.5a2 2 0 0 1 2-2z',
  print: 'M7 8.5v-5h10v5M7 17H4.500V9.500a1 1 0 0 1 1-1h13a1 1 0 0 1 1 1V17H17M7 14h10v6.500H7z',
  knot: 'M3 16c5 0 6-4 9-8 3-3 7-1 6 3s-7 5-8 1M12 9c3-4 9-1 9 7',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 1 0 0-6M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M6 18l1.4-1.4M16.6 7.4 18 6',
  search: 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M16 16l4.500 4.500',
  zoomOut: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M15.3 15.3l5 5M7.5 10.5h6',
  pencil: 'M5 19l1-4L16.5 4.5l3 3L9 18z',
  plus: 'M12 5v14M5 12h14',
  moon: 'M19.5 14A8 8 0 1 1 10 4.5a6.5 6.5 0 0 0 9.5 9.5z',
  chair: 'M7 4v9h9M7 17h10M7 13v7M17 13v7M7 8h5',
  drop: 'M12 3.5c3.500 4.2 5.500 7 5.500 10a5.500 5.500 0 0 1-11 0c0-3 2-5.800 5.500-10z',
  work: 'M3 12h2M19 12h2M6 8.500v7M9 6.500v11M15 6.500v11M18 8.500v7M9 12h6',
  posture: 'M13 4.500a2 2 0 1 0 .1 0M11 20c0-4-2-5-1.500-9 .3-2 2-2.500 3-2.500M12 12l4 2M11 20h4',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="i"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}

export function Logo() {
  return (
    <svg
      className="logo"
      viewBox="0 0 48 28"
      aria-hidden="true"
      fill="none"
      strokeLinecap="round"
      stroke="var(--knot)"
      strokeWidth="3.4"
    >
      <path d="M2 21C10 21 14 19 18 14c4-5 8-9 12-6s1 9-4 9-9-4-5-9" />
      <path d="M21 8c3-4 8-5 11-1s1 14 14 14" />
    </svg>
  );
}
