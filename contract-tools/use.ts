// How a front end uses the generated client: what the contract promises is what the compiler knows.
import createClient from 'openapi-fetch';
import type { components as Pledges, paths as PledgePaths } from './target/pledge-service.js';
import type { paths as InspectionPaths } from './target/inspection-service.js';
import type { paths as ComplaintPaths } from './target/complaint-service.js';
import type { paths as AppointmentPaths } from './target/appointment-service.js';

type Problem = Pledges['schemas']['Problem'];

const pledges = createClient<PledgePaths>({ baseUrl: '/' });
export const everyService = [
  pledges,
  createClient<InspectionPaths>({ baseUrl: '/' }),
  createClient<ComplaintPaths>({ baseUrl: '/' }),
  createClient<AppointmentPaths>({ baseUrl: '/' }),
];

export async function sign(id: string, textHash: string, entityTag: string): Promise<string> {
  const { data, error } = await pledges.POST('/pledge/v1/pledges/{id}/signature', {
    params: { path: { id }, header: { 'Idempotency-Key': crypto.randomUUID(), 'If-Match': entityTag } },
    body: { textHash },
  });
  if (error) {
    throw new Error(refusal(error));
  }
  return data.state;
}

function refusal(problem: Problem): string {
  return [problem.code, ...(problem.unmet ?? []).map((unmet) => unmet.condition)].join(' ');
}
