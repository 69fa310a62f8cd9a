/** Wanted only where an image lies in ECR: a chunk of its own. */
export { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
