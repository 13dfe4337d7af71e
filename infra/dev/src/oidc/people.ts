import { createDb } from '@stafett/db';

/** Somebody who can sign in, as the sign-in page shows them. */
export type Person = { subject: string; name: string; units: string; roles: string[] };

export type AgencyPeople = { slug: string; name: string; people: Person[] };

export type Directory = {
  /** Everybody who is active, by agency. */
  list: () => Promise<AgencyPeople[]>;
  /** Whether somebody active has this subject. */
  knows: (subject: string) => Promise<boolean>;
  close: () => Promise<void>;
};

/** Reads the staff whom the organisation has now, so that somebody added in the console can sign in at once. */
export const openDirectory = (ownerUrl: string): Directory => {
  const db = createDb({ url: ownerUrl, max: 1, connectionTimeoutMillis: 5_000 });
  return {
    list: async () => {
      const agencies = await db.agency.findMany({
        orderBy: { name: 'asc' },
        include: {
          staff: {
            where: { active: true },
            orderBy: { name: 'asc' },
            include: { units: { include: { unit: true } } },
          },
        },
      });
      return agencies.map(({ slug, name, staff }) => ({
        slug,
        name,
        people: staff.map((person) => ({
          subject: person.subject,
          name: person.name,
          units: person.units.map(({ unit }) => unit.name).join(', '),
          roles: [...new Set(person.units.flatMap(({ roles }) => roles))],
        })),
      }));
    },
    knows: async (subject) => (await db.staff.count({ where: { subject, active: true } })) > 0,
    close: () => db.$disconnect(),
  };
};
