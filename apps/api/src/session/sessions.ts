import { asActor, type Database, dateColumn, instantOf, type Transaction, timeColumn } from '@stafett/db';
import { type Actor, addDuration, type Instant, type Role, roles, stockholmDate } from '@stafett/domain';
import { hashOfSecret, newSecret, openWithSecret, sealWithSecret } from './cookie.ts';

type StaffActor = Extract<Actor, { type: 'staff' }>;

/** A session ends after so long without an act, and after so long in any case. */
const IDLE = { minutes: 30 };
const AT_MOST = { hours: 10 };
/** The store learns of a longer life only when it is so much longer: acts come close together. */
const WORTH_WRITING = { minutes: 1 };
const SIGN_IN_WITHIN = { minutes: 10 };

/** A unit that a person works in: not always one of their employer's, a coach may be another party's. */
export type SessionUnit = { readonly id: string; readonly agency: string; readonly roles: readonly Role[] };

/** Somebody who is signed in. `secret` never leaves this process but in the cookie. */
export type Session = {
  readonly secret: string;
  readonly staff: string;
  readonly name: string;
  /** Whose staff the person is; who they act for is the unit's agency. */
  readonly employer: string;
  /** The unit acted for, with today's roles in it; absent when the person is in no unit any more. */
  readonly unit: SessionUnit | undefined;
  readonly units: readonly SessionUnit[];
  readonly idleUntil: Instant;
  readonly endsAt: Instant;
};

/**
 * Who acts, for the core and for row-level security. A role is given by a unit, so it counts in that unit's agency and in no other: were it
 * the employer's, one agency's administrator could make another's.
 */
export const actorOf = (session: Session): StaffActor | undefined => session.unit && actorIn(session, session.unit);

/** The same person, as they act in one of their units. */
export const actorIn = (session: Session, unit: SessionUnit): StaffActor => ({
  type: 'staff',
  staff: session.staff,
  agency: unit.agency,
  unit: unit.id,
  roles: unit.roles,
});

/** What waits for the provider's answer. */
export type SignIn = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  /** Hash of the session that the browser had when the person left for the provider: its cookie does not come back with them. */
  readonly replaces?: string;
};

export type Sessions = {
  /** Gives the session behind a cookie's secret; undefined when there is none, it has ended, or the person has left. */
  readonly find: (secret: string | undefined, now: Instant) => Promise<Session | undefined>;
  /** Signs a person in by the provider's subject, for the unit that they chose last. Undefined when the subject is nobody, or nobody active in a unit. */
  readonly start: (subject: string, idToken: string | undefined, now: Instant) => Promise<Session | undefined>;
  /** The same person under a new secret, acting for another of their units. Undefined when the unit is not theirs. */
  readonly chooseUnit: (session: Session, unit: string, now: Instant) => Promise<Session | undefined>;
  /** The person is there. */
  readonly extend: (session: Session, now: Instant) => Promise<{ idleUntil: Instant; endsAt: Instant }>;
  /** Ends it. Gives the provider's id token, if there was one. */
  readonly end: (secret: string | undefined) => Promise<string | undefined>;
  /** Ends the session that a sign-in takes the place of. */
  readonly endReplaced: (signIn: SignIn) => Promise<void>;
  readonly beginSignIn: (signIn: SignIn, now: Instant) => Promise<string>;
  /** Gives it once. */
  readonly takeSignIn: (secret: string | undefined, now: Instant) => Promise<SignIn | undefined>;
};

/** A session with its person and the active units that they work in. */
type SessionRow = {
  readonly unit: string | null;
  readonly expiresAt: Date;
  readonly endsAt: Date;
  readonly staff: string;
  readonly name: string;
  readonly employer: string;
  readonly units: readonly { readonly id: string; readonly agency: string; readonly roles: readonly string[] }[];
};

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);
const earliest = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** Sessions in PostgreSQL, known by the SHA-256 of a random secret. */
export const sessionsIn = (database: Database): Sessions => {
  const unitsOf = async (staff: string): Promise<{ id: string; roles: Role[] }[]> => {
    const rows = await database.staffUnit.findMany({
      where: { staffId: staff, unit: { active: true } },
      select: { unitId: true, roles: true },
      orderBy: { unit: { name: 'asc' } },
    });
    return rows.map((row) => ({ id: row.unitId, roles: row.roles.filter(isRole) }));
  };

  /** Row-level security shows each person their own alone. */
  const asThemselves = <T>(
    person: { readonly id: string; readonly agencyId: string },
    unit: string,
    now: Instant,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> =>
    asActor(database, { type: 'staff', staff: person.id, agency: person.agencyId, unit, roles: [] }, now, work);

  const insert = async (
    person: { id: string; agencyId: string },
    unit: string,
    idToken: string | undefined,
    times: { now: Instant; endsAt: Instant },
  ): Promise<string> => {
    const secret = newSecret();
    const id = hashOfSecret(secret);
    if (!id) throw new Error('a new secret has no hash');
    await database.session.create({
      data: {
        id,
        staff: person.id,
        agency: person.agencyId,
        unit,
        data: idToken === undefined ? {} : { idToken: sealWithSecret(secret, idToken) },
        createdAt: timeColumn(times.now),
        seenAt: timeColumn(times.now),
        expiresAt: timeColumn(earliest(addDuration(times.now, IDLE), times.endsAt)),
        absoluteExpiresAt: timeColumn(times.endsAt),
      },
    });
    return secret;
  };

  const find: Sessions['find'] = async (secret, now) => {
    const id = hashOfSecret(secret);
    if (!id || secret === undefined) return undefined;
    const [row] = await database.$queryRaw<SessionRow[]>`
      SELECT s.unit, s.expires_at AS "expiresAt", s.absolute_expires_at AS "endsAt", p.id AS staff, p.name,
        p.agency_id AS employer,
        coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'agency', u.agency_id, 'roles', su.roles) ORDER BY u.name)
          FILTER (WHERE u.id IS NOT NULL), '[]') AS units
      FROM session s JOIN staff p ON p.id = s.staff
        LEFT JOIN (staff_unit su JOIN unit u ON u.id = su.unit_id AND u.active) ON su.staff_id = p.id
      WHERE s.id = ${id} AND p.active GROUP BY s.id, p.id`;
    if (!row || row.expiresAt <= timeColumn(now)) return undefined;
    const units = row.units.map((unit) => ({ ...unit, roles: unit.roles.filter(isRole) }));
    return {
      secret,
      staff: row.staff,
      name: row.name,
      employer: row.employer,
      units,
      unit: units.find((unit) => unit.id === row.unit),
      idleUntil: instantOf(row.expiresAt),
      endsAt: instantOf(row.endsAt),
    };
  };

  const sealedIn = (secret: string, data: unknown, name: 'idToken' | 'signIn'): string | undefined => {
    if (typeof data !== 'object' || data === null) return undefined;
    const sealed: unknown = Reflect.get(data, name);
    return typeof sealed === 'string' ? openWithSecret(secret, sealed) : undefined;
  };

  const end: Sessions['end'] = async (secret) => {
    const id = hashOfSecret(secret);
    if (!id || secret === undefined) return undefined;
    const row = await database.session.findUnique({ where: { id } });
    if (row) await database.session.deleteMany({ where: { id } });
    return row ? sealedIn(secret, row.data, 'idToken') : undefined;
  };

  return {
    find,
    end,
    endReplaced: async ({ replaces }) => {
      if (replaces === undefined) return;
      // An attempt to sign in is stored beside the sessions, and is nobody's to end from here.
      await database.session.deleteMany({ where: { id: Buffer.from(replaces, 'base64url'), staff: { not: null } } });
    },
    start: async (subject, idToken, now) => {
      await database.session.deleteMany({ where: { expiresAt: { lt: timeColumn(now) } } });
      const person = await database.staff.findUnique({ where: { subject } });
      if (!person?.active) return undefined;
      const units = await unitsOf(person.id);
      const [first] = units;
      if (!first) return undefined;
      const last = await asThemselves(person, first.id, now, (transaction) =>
        transaction.lastUnit.findUnique({ where: { staff: person.id } }),
      );
      const begin = units.find(({ id }) => id === last?.unit) ?? first;
      const secret = await insert(person, begin.id, idToken, { now, endsAt: addDuration(now, AT_MOST) });
      return find(secret, now);
    },
    chooseUnit: async (session, unit, now) => {
      if (!session.units.some(({ id }) => id === unit)) return undefined;
      const idToken = await end(session.secret);
      const person = { id: session.staff, agencyId: session.employer };
      await asThemselves(
        person,
        unit,
        now,
        (transaction) => transaction.$executeRaw`
          INSERT INTO last_unit (staff, unit) VALUES (${session.staff}::uuid, ${unit}::uuid)
          ON CONFLICT (staff) DO UPDATE SET unit = excluded.unit`,
      );
      return find(await insert(person, unit, idToken, { now, endsAt: session.endsAt }), now);
    },
    extend: async (session, now) => {
      const id = hashOfSecret(session.secret);
      const idleUntil = earliest(addDuration(now, IDLE), session.endsAt);
      if (idleUntil < addDuration(session.idleUntil, WORTH_WRITING))
        return { idleUntil: session.idleUntil, endsAt: session.endsAt };
      if (id)
        await database.session.updateMany({
          where: { id },
          data: { seenAt: timeColumn(now), expiresAt: timeColumn(idleUntil) },
        });
      return { idleUntil, endsAt: session.endsAt };
    },
    beginSignIn: async (signIn, now) => {
      const secret = newSecret();
      const id = hashOfSecret(secret);
      if (!id) throw new Error('a new secret has no hash');
      const until = timeColumn(addDuration(now, SIGN_IN_WITHIN));
      const at = timeColumn(now);
      await database.session.create({
        // Sealed: the place to come back to may be any address that somebody followed.
        data: {
          id,
          data: { signIn: sealWithSecret(secret, JSON.stringify(signIn)) },
          createdAt: at,
          seenAt: at,
          expiresAt: until,
          absoluteExpiresAt: until,
        },
      });
      return secret;
    },
    takeSignIn: async (secret, now) => {
      const id = hashOfSecret(secret);
      if (!id || secret === undefined) return undefined;
      const row = await database.session.findUnique({ where: { id } });
      if (!row || row.staff !== null) return undefined;
      const { count } = await database.session.deleteMany({ where: { id } });
      if (count === 0 || row.expiresAt <= timeColumn(now)) return undefined;
      const kept = sealedIn(secret, row.data, 'signIn');
      return kept === undefined ? undefined : (JSON.parse(kept) as SignIn);
    },
  };
};

/** Colleagues whose stand-in this person is today, with the last day of it. */
export const standInFor = async (database: Database, staff: string, now: Instant) => {
  const today = dateColumn(stockholmDate(now));
  return database.absence.findMany({
    where: { standInId: staff, from: { lte: today }, to: { gte: today } },
    select: { to: true, staff: { select: { id: true, name: true } } },
  });
};
