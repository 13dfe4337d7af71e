import { dateColumn, dayOf, instantOf, type Prisma, type Row } from '@stafett/db';
import {
  type ArchiveExport,
  type Confirmation,
  currentModel,
  decideGallring,
  type Gallring,
  type IsoDate,
  teams,
} from '@stafett/domain';
import { type GallringRow, GallringStatus, PostponementReason } from '@stafett/schemas';
import { samverkansteamId } from '@stafett/workflows/messages';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';

const confirmation = (by: string | null, at: Date | null): Confirmation | undefined =>
  by === null || at === null ? undefined : { by, at: instantOf(at) };

const exported = (row: Row.Gallring): ArchiveExport | undefined => {
  const done = confirmation(row.archivedBy, row.archivedAt);
  return done && row.archiveHash !== null ? { ...done, hash: row.archiveHash } : undefined;
};

const postponement = ({ postponedBy: by, postponedReason: reason, postponedUntil: until }: Row.Gallring) =>
  by === null || reason === null || until === null
    ? undefined
    : { by, reason: PostponementReason.parse(reason), until: dayOf(until) };

/** A stored row as the core knows it. */
export const gallringOf = (row: Row.Gallring): Gallring => ({
  id: row.id,
  caseId: row.caseId,
  agency: row.tenant,
  closedOn: dayOf(row.closedOn),
  dueOn: dayOf(row.dueOn),
  archive: row.archive,
  status: GallringStatus.parse(row.status),
  version: row.version,
  ...given({
    first: confirmation(row.firstBy, row.firstAt),
    second: confirmation(row.secondBy, row.secondAt),
    postponed: postponement(row),
    archived: exported(row),
  }),
});

/** Those that somebody can do something about on the day. */
export const waitingOn = (today: IsoDate): Prisma.GallringWhereInput => ({
  dueOn: { lte: dateColumn(today) },
  OR: [
    { status: { in: ['due', 'confirmedOnce'] } },
    { status: 'postponed', postponedUntil: { lte: dateColumn(today) } },
  ],
});

/** What the viewer may do with it now, by the core's own verdict. An export is offered where the rule asks for one. */
const mayOf = (gallring: Gallring, actor: StaffActor, today: IsoDate): GallringRow['may'] => {
  const { version } = gallring;
  const says = (command: Parameters<typeof decideGallring>[1]): boolean =>
    decideGallring(gallring, command, actor, today).type === 'accepted';
  return [
    ...(says({ type: 'confirmGallring', version }) ? (['confirm'] as const) : []),
    ...(gallring.status !== 'carriedOut' ? (['postpone'] as const) : []),
    ...(gallring.archive && says({ type: 'recordArchiveExport', version, hash: '' }) ? (['export'] as const) : []),
  ];
};

/** Of what it is: see `GallringRow`. */
const whatOf = ({ gathering, insats }: Row.Gallring): Pick<GallringRow, 'of' | 'insatsName'> => {
  if (gathering === null) return { of: 'case', insatsName: currentModel(insats)?.name ?? insats };
  const team = Object.values(teams).find(({ id }) => samverkansteamId(id) === gathering);
  return insats === 'samverkansteam'
    ? { of: 'teamMeetings', insatsName: team?.name ?? '' }
    : { of: 'groupMeetings', insatsName: '' };
};

/** A row on its way to somebody's eyes; `opens`: whether their unit may open the case. */
export const gallringRowOf = (
  row: Row.Gallring,
  { names, actor, today, opens }: { names: Names; actor: StaffActor; today: IsoDate; opens: boolean },
): GallringRow => {
  const gallring = gallringOf(row);
  const said = (of: Confirmation | undefined) => of && { by: names.staff(of.by), at: of.at };
  const { first, second, postponed, archived } = gallring;
  return {
    id: row.id,
    caseCode: row.caseCode,
    ...whatOf(row),
    closedOn: gallring.closedOn,
    dueOn: gallring.dueOn,
    months: row.months,
    source: row.source,
    archive: row.archive,
    status: gallring.status,
    version: row.version,
    ...given({
      first: said(first),
      second: said(second),
      postponed: postponed && { reason: postponed.reason, until: postponed.until },
      archived: archived && { by: names.staff(archived.by), at: archived.at, hash: archived.hash },
      carriedOutAt: row.carriedOutAt === null ? undefined : instantOf(row.carriedOutAt),
      texts: row.texts ?? undefined,
      keys: row.keys ?? undefined,
      caseId: opens ? row.caseId : undefined,
    }),
    may: mayOf(gallring, actor, today),
    confirmedByViewer: gallring.status === 'confirmedOnce' && first?.by === actor.staff,
  };
};
