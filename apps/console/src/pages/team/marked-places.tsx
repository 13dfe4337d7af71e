import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { teamPage } from '../../i18n/sv/team.ts';
import type { KnownProblem } from '../../problem.ts';

addRoom({ teamPage });

type Place = { readonly kind: string; readonly start: number; readonly end: number };
export type Places = readonly Place[];

/** The places in one field that the api found; none when it was refused for something else. */
export const placesIn = (problem: KnownProblem | undefined, field: string): Places =>
  problem?.code !== 'identifiesSomebody'
    ? []
    : (problem.fields ?? []).flatMap(({ path, reason, start, end }) =>
        path === field && start !== undefined && end !== undefined ? [{ kind: reason, start, end }] : [],
      );

/** A text as it was sent, with the places marked that may tell whom it is of, and what each may tell. */
export const MarkedPlaces = ({ text, places }: { text: string; places: Places }) => {
  const { t } = useTranslation();
  if (places.length === 0) return null;
  return (
    <section className="marked" aria-label={t('teamPage.markedTitle')}>
      <p>
        <strong>{t('teamPage.markedTitle')}</strong>
      </p>
      <p>{t('teamPage.markedLead')}</p>
      <p className="written">
        {places.map(({ start, end }, index) => (
          <Fragment key={start}>
            {text.slice(places[index - 1]?.end ?? 0, start)}
            <mark>{text.slice(start, end)}</mark>
          </Fragment>
        ))}
        {text.slice(places.at(-1)?.end ?? 0)}
      </p>
      <ul>
        {places.map(({ kind, start, end }) => (
          <li key={start}>
            {t('teamPage.markedPlace', {
              words: text.slice(start, end),
              kind: t(`teamPage.kind.${kind as keyof typeof teamPage.kind}`),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
};
