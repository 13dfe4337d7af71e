import type { MenuItem } from './menu.ts';

// Drawn on 20 × 20; only seen in the bar at the bottom, always with its name.
const paths: Record<MenuItem['id'] | 'more', string> = {
  tasks: 'M3 5.5l1.5 1.5L7 4M3 13.5 4.5 15 7 12M10 5.5h7M10 13.5h7',
  inbox: 'M3 11l2.5-7h9l2.5 7v5H3zM3 11h4l1 2h4l1-2h4',
  cases: 'M3 5h5l1.5 2H17v9H3z',
  meetings: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  handovers: 'M3 7h12l-3-3M17 13H5l3 3',
  waitingList: 'M10 4v6l4 2M10 17a7 7 0 1 1 0-14 7 7 0 0 1 0 14Z',
  stalled: 'M7 4v12M13 4v12',
  flow: 'M3 5h4c4 0 3 10 7 10h3M14.5 12.5 17 15l-2.5 2.5M3 15h4',
  team: 'M7 8a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5ZM13 8a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5ZM3 16v-1a4 4 0 0 1 8 0v1M11.5 11.6A4 4 0 0 1 17 15v1',
  groups: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  figures: 'M4 17V9M10 17V3M16 17v-5',
  insatser: 'M4 4h12v4H4zM4 12h5v4H4zM13 12h3v4h-3z',
  imports: 'M10 3v9M6 8.5l4 4 4-4M3 16.5h14',
  staff:
    'M7.5 9a3 3 0 1 1 0-6 3 3 0 0 1 0 6ZM2.5 17v-1.5a4 4 0 0 1 4-4h2a4 4 0 0 1 4 4V17M13 4a2.6 2.6 0 0 1 0 5M15 12a3.5 3.5 0 0 1 2.5 3.3V17',
  organisation: 'M8 3h4v4H8zM3 13h4v4H3zM13 13h4v4h-4zM10 7v3M5 13v-3h10v3',
  accessReview: 'M9 15A6 6 0 1 1 9 3a6 6 0 0 1 0 12ZM13.5 13.5 17 17M9 6v3l2 1',
  gallring: 'M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11',
  more: 'M3 5.5h14M3 10h14M3 14.5h14',
};

export const MenuIcon = ({ id }: { id: MenuItem['id'] | 'more' }) => (
  <svg className="menu-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path
      d={paths[id]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
