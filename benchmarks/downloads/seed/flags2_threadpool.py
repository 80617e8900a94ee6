from concurrent import futures

import tqdm

from flags2_common import download_one, main


def download_many(cc_list, args):
    with futures.ThreadPoolExecutor(max_workers=min(args.max_req, len(cc_list))) as executor:
        to_do = [executor.submit(download_one, cc, args.base, args.dest) for cc in cc_list]
        done = tqdm.tqdm(futures.as_completed(to_do), total=len(cc_list))
        return [future.result() for future in done]


main(download_many)
