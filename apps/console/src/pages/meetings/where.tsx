import type { MeetingView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';
import { Erased } from '../cases/document-body.tsx';
import type { MeetingFormProps } from './meeting-forms.tsx';
import { partsOf } from './parts-of.ts';

/** Plats eller länk: read at once by those whom the meeting is between; an address on the web can be followed. */
export const Where = ({ caseId, where }: { caseId: string; where: NonNullable<MeetingView['where']> }) => {
  // A reading is logged, so it is done once; another place is another text.
  const query = useQuery({ ...api.documents.read.queryOptions({ caseId, ...where }), staleTime: 'static' });
  return (
    <Loaded query={query}>
      {({ content }) =>
        content.kind === 'erased' ? (
          <Erased text={content} />
        ) : (
          content.kind === 'meetingPlace' && (
            <span className="written">
              {partsOf(content.text).map(({ at, text, isLink }) =>
                isLink ? (
                  <a key={at} href={text} target="_blank" rel="noopener noreferrer">
                    {text}
                  </a>
                ) : (
                  <Fragment key={at}>{text}</Fragment>
                ),
              )}
            </span>
          )
        )
      }
    </Loaded>
  );
};

/** Ange plats eller länk: said later, or another; nobody is asked anew. */
export const PlaceForm = ({ view: { caseId }, meeting, close, tell }: MeetingFormProps) => {
  const { t } = useTranslation();
  const form = useForm({ where: '' });
  const act = useAct(api.meetings.setPlace.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={({ where }) => act.send({ caseId, meeting: meeting.id, where })}
      told={() => ({ title: t('meetingPage.placeSet'), text: [t('meetingPage.placeSetText')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('command.setMeetingPlace')}
      cancel={close}
    >
      <TextArea<{ where: string }>
        name="where"
        label={t('bookMeeting.where')}
        hint={t('bookMeeting.whereHint')}
        rows={2}
        maxLength={2_000}
      />
    </ActForm>
  );
};
