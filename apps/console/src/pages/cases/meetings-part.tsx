import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.tsx';
import { MeetingTable } from '../meetings/meeting-table.tsx';
import { Wishes } from '../meetings/wishes.tsx';
import type { PartProps } from './case-parts.tsx';
import { actPlace, mayAct } from './ways.ts';

export const MeetingsPart = ({ view, preview = false, tell }: PartProps) => {
  const { t } = useTranslation();
  const { meetings, caseId } = view;
  if (!meetings || (preview && meetings.length === 0)) return null;
  return (
    <Section
      {...(preview ? { level: 4 } : { id: 'moten' })}
      title={t('casePage.meetings')}
      actions={
        !preview && mayAct(view, 'bookMeeting') && <Link {...actPlace(caseId, 'mote')}>{t('command.bookMeeting')}</Link>
      }
    >
      <Wishes view={view} preview={preview} tell={tell} />
      {meetings.length === 0 ? (
        <p>{t('casePage.noMeetings')}</p>
      ) : (
        <MeetingTable
          caption={t('casePage.meetings')}
          rows={meetings.map((meeting) => ({ caseId, meeting }))}
          linked={!preview}
        />
      )}
    </Section>
  );
};
