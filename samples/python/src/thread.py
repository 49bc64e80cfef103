import threading


def work():
    {}["missing"]


worker = threading.Thread(target=work, name="worker-1")
worker.start()
worker.join()
