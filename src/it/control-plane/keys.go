package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

const validity = 24 * time.Hour

// keys are the certificates and private keys of one control plane, as files.
type keys struct {
	folder string
	ca     *authority
	front  *authority
}

// authority signs certificates.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func makeKeys(folder string) (*keys, error) {
	k := &keys{folder: filepath.Join(folder, "pki")}
	if err := os.MkdirAll(k.folder, 0o700); err != nil {
		return nil, err
	}
	var err error
	if k.ca, err = k.authority("ca"); err != nil {
		return nil, err
	}
	if k.front, err = k.authority("front-proxy-ca"); err != nil {
		return nil, err
	}
	if err := k.signed("apiserver", k.ca, pkix.Name{CommonName: "kube-apiserver"}); err != nil {
		return nil, err
	}
	if err := k.signed("front-proxy-client", k.front, pkix.Name{CommonName: "front-proxy-client"}); err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return k, k.writeKey("service-accounts", key)
}

func (k *keys) file(name string) string {
	return filepath.Join(k.folder, name)
}

func (k *keys) authority(name string) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := certificate(pkix.Name{CommonName: name})
	template.IsCA = true
	template.BasicConstraintsValid = true
	template.KeyUsage |= x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	return &authority{parsed, key}, k.write(name+".crt", "CERTIFICATE", der)
}

func certificate(subject pkix.Name) *x509.Certificate {
	number, _ := rand.Int(rand.Reader, big.NewInt(1<<62))
	return &x509.Certificate{
		SerialNumber: number,
		Subject:      subject,
		NotBefore:    time.Now().Add(-time.Minute),
		NotAfter:     time.Now().Add(validity),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		DNSNames:     []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"},
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1)},
	}
}

// signed writes NAME.crt and NAME.key.
func (k *keys) signed(name string, by *authority, subject pkix.Name) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.CreateCertificate(rand.Reader, certificate(subject), by.certificate, key.Public(), by.key)
	if err != nil {
		return err
	}
	if err := k.write(name+".crt", "CERTIFICATE", der); err != nil {
		return err
	}
	return k.writeKey(name, key)
}

// writeKey writes NAME.key in the older form: the API server reads no other for service accounts.
func (k *keys) writeKey(name string, key *ecdsa.PrivateKey) error {
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return k.write(name+".key", "EC PRIVATE KEY", der)
}

func (k *keys) write(name, kind string, der []byte) error {
	return os.WriteFile(k.file(name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
}

// kubeconfig writes one for a user who is known by a certificate, and gives its path.
func (k *keys) kubeconfig(name, user string, groups []string, server string) (string, error) {
	if err := k.signed(name, k.ca, pkix.Name{CommonName: user, Organization: groups}); err != nil {
		return "", err
	}
	config := api.NewConfig()
	cluster := api.NewCluster()
	cluster.Server = server
	var err error
	if cluster.CertificateAuthorityData, err = os.ReadFile(k.file("ca.crt")); err != nil {
		return "", err
	}
	who := api.NewAuthInfo()
	if who.ClientCertificateData, err = os.ReadFile(k.file(name + ".crt")); err != nil {
		return "", err
	}
	if who.ClientKeyData, err = os.ReadFile(k.file(name + ".key")); err != nil {
		return "", err
	}
	config.Clusters["control-plane"] = cluster
	config.AuthInfos[user] = who
	config.Contexts["control-plane"] = &api.Context{Cluster: "control-plane", AuthInfo: user}
	config.CurrentContext = "control-plane"
	file := filepath.Join(filepath.Dir(k.folder), fmt.Sprintf("%s.kubeconfig", name))
	return file, clientcmd.WriteToFile(*config, file)
}
