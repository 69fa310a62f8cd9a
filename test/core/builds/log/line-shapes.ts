/** What the agent's lines say after their time in logs of 2023 and later, in the order in which they come. */
export const LINE_SHAPES: readonly RegExp[] = [
  /^Waiting for agent ping$/,
  /^Waiting for DOWNLOAD_SOURCE$/,
  /^Phase is DOWNLOAD_SOURCE$/,
  /^CODEBUILD_SRC_DIR(_\w+)?=\/\S+$/,
  /^YAML location is \/\S+$/,
  /^Found possible syntax errors in buildspec: $/,
  /^ {2}\S.*$/,
  /^No commands found for phase name: (install|pre_build|build|post_build)$/,
  /^Selecting shell \S+ as specified in buildspec\.$/,
  /^Processing environment variables$/,
  /^Decrypting parameter store environment variables$/,
  /^No runtime version selected in buildspec\.$/,
  /^Selecting '\w+' runtime version '\S+' based on manual selections\.\.\.$/,
  /^Skipping install of runtimes\. Runtime version selection is not supported by this build image$/,
  /^Moving to directory \/\S+$/,
  /^Cache is not defined in the buildspec$/,
  /^Skip cache due to: no paths specified to be cached$/,
  /^Expanded cache path .+$/,
  /^(Downloading S3|Unarchiving|Uploading S3) cache\.\.\.$/,
  /^Skipping cache entry: path ".+" is not within allowed cache paths$/,
  /^Registering with agent$/,
  /^Phases found in YAML: \d+$/,
  // copies lose the blank before them
  /^ ?(INSTALL|PRE_BUILD|BUILD|POST_BUILD): \d+ commands$/,
  /^Phase complete: [A-Z_]+ State: [A-Z_]+$/,
  /^Phase context status code: {1,2}.*Message:.*$/,
  /^Entering phase (INSTALL|PRE_BUILD|BUILD|POST_BUILD)$/,
  /^Running command .*$/,
  /^Command did not exit successfully .*$/,
  /^Expanding base directory path: .+$/,
  /^Assembling file list$/,
  /^Expanding file paths for base directory .+$/,
  /^Expanding .+$/,
  /^Skipping invalid file path .+$/,
  /^Found \d+ file\(s\)$/,
  /^Preparing to copy secondary artifacts \S+$/,
  /^Set report auto-discover timeout to \d+ seconds$/,
  /^No matching auto-discover report paths found$/,
  /^Report auto-discover file discovery took \d+\.\d{6} seconds$/,
];

/** What only CodeBuild itself has to say. */
export const SHAPES_OF_THE_CLOUD: readonly RegExp[] = [
  /^Running on CodeBuild /,
  /^(Not s|S)etting HTTP client timeout /,
  /^(Configuring|Successfully updated) ssm agent /,
];

/** What only a build on this computer has to say. */
export const SHAPES_OF_A_LOCAL_BUILD: readonly RegExp[] = [/^Running on this computer \(/, /^Local build: /];
