/** What artifacts and logs in S3 use of the AWS SDK: a chunk of its own, loaded when the first object is read. */
export { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
