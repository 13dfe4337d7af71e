import type { PostponementReason } from '@stafett/domain';
import type { GallringRow } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { gallringPage } from '../../i18n/sv/gallring.ts';
import type { Tone } from '../../parts/status-text.tsx';

addRoom({ gallringPage });

const tones: Readonly<Record<GallringRow['status'], Tone>> = {
  due: 'waiting',
  confirmedOnce: 'active',
  postponed: 'plain',
  confirmed: 'active',
  carriedOut: 'done',
};

/** A gallring in words: for how long it was kept and by which rule, where it stands, who confirmed it. */
export const useGallringWords = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const term = (months: number): string =>
    months % 12 === 0 ? t('gallringPage.years', { count: months / 12 }) : t('gallringPage.months', { count: months });
  const reason = (of: GallringRow['of'], why: PostponementReason): string =>
    of !== 'case' && why === 'supervision'
      ? t('gallringPage.meetings.supervision')
      : t(`gallringPage.reasonName.${why}`);
  return {
    /** What it is of, in a few words. */
    name: ({ of, caseCode }: GallringRow): string =>
      of === 'case' ? caseCode : t('gallringPage.meetings.name', { year: caseCode }),
    /** The insats, or whose meetings they were. */
    between: ({ of, insatsName }: GallringRow): string =>
      of === 'groupMeetings' ? t('gallringPage.meetings.groups') : insatsName,
    reason,
    term,
    rule: ({ months, source }: Pick<GallringRow, 'months' | 'source'>): string =>
      t('gallringPage.ruleText', { term: term(months), source }),
    state: ({ of, status, postponed }: GallringRow): { readonly words: string; readonly tone: Tone } => {
      // On the day it comes back it stands as anything that nobody has confirmed.
      if (status === 'postponed' && postponed && postponed.until > format.today)
        return {
          words: t('gallringPage.postponedUntil', {
            date: format.short(postponed.until),
            reason: reason(of, postponed.reason),
          }),
          tone: tones.postponed,
        };
      return status === 'postponed'
        ? { words: t('gallringPage.status.due'), tone: tones.due }
        : { words: t(`gallringPage.status.${status}`), tone: tones[status] };
    },
    byWhen: ({ by, at }: NonNullable<GallringRow['first']>): string =>
      t('gallringPage.byWhen', { name: by.name, when: format.dateAndTime(at) }),
    destroyed: ({ texts, keys }: GallringRow): string | undefined =>
      texts === undefined || keys === undefined
        ? undefined
        : t('gallringPage.destroyedText', {
            texts: t('gallringPage.texts', { count: texts }),
            keys: t('gallringPage.keys', { count: keys }),
          }),
  };
};
