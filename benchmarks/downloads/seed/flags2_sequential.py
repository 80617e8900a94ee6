import tqdm

from flags2_common import download_one, main


def download_many(cc_list, args):
    return [download_one(cc, args.base, args.dest) for cc in tqdm.tqdm(cc_list)]


main(download_many)
