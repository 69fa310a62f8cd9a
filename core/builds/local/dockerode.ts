// the one place that loads dockerode, so that it gets a chunk of its own and is loaded when a container is wanted
export { default as Docker } from 'dockerode';
