import type {
  GenerateServiceLastAccessedDetailsRequest,
  GetServiceLastAccessedDetailsRequest,
  GetServiceLastAccessedDetailsResponse,
} from '@aws-sdk/client-iam';
import { ApiError, type OperationContext } from '../define-service';
import { uuid } from '../worlds/ids';

/** Whom a job asks about, by its id. */
const jobs = new Map<string, string>();

export function startLastAccessed({ Arn = '' }: GenerateServiceLastAccessedDetailsRequest, context: OperationContext): { JobId: string } {
  if (!context.state.find('AWS::IAM::User', 'global', Arn)) throw new ApiError('NoSuchEntity', 404, `ARN ${Arn} cannot be found.`);
  const JobId = uuid(`last-accessed/${Arn}/${context.now.toISOString()}`);
  jobs.set(JobId, Arn);
  return { JobId };
}

export function readLastAccessed(
  { JobId = '' }: GetServiceLastAccessedDetailsRequest,
  { state, now }: OperationContext,
): GetServiceLastAccessedDetailsResponse {
  const arn = jobs.get(JobId);
  if (!arn) throw new ApiError('NoSuchEntity', 404, `JobId ${JobId} cannot be found.`);
  const told = state.find('AWS::IAM::User', 'global', arn)?.data.lastAccessed ?? {};
  return {
    JobStatus: 'COMPLETED',
    JobCreationDate: now,
    JobCompletionDate: now,
    IsTruncated: false,
    ServicesLastAccessed: Object.entries(told).map(([ServiceNamespace, last]) => ({
      ServiceName: ServiceNamespace === 'bedrock' ? 'Amazon Bedrock' : 'Amazon SageMaker',
      ServiceNamespace,
      ...(last
        ? { LastAuthenticated: new Date(last), LastAuthenticatedEntity: arn, TotalAuthenticatedEntities: 1 }
        : { TotalAuthenticatedEntities: 0 }),
    })),
  };
}
